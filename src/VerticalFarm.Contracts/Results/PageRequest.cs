namespace VerticalFarm.Contracts.Results;

/// <summary>Which slice of a list is wanted.</summary>
/// <param name="Skip">How many to pass over, 0 or more.</param>
/// <param name="Limit">How many at the most, 1 to <see cref="MaxLimit"/>.</param>
/// <param name="Search">Only what contains this text, ignoring case; null for all.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.PageRequest")]
public readonly record struct PageRequest([property: Id(0)] int Skip, [property: Id(1)] int Limit, [property: Id(2)] string? Search = null)
{
    /// <summary>The largest slice, and the default.</summary>
    public const int MaxLimit = 100;

    /// <summary>The first slice of the default size.</summary>
    public static PageRequest First => new(0, MaxLimit);
}
