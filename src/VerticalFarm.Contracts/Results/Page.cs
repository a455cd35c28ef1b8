using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Results;

/// <summary>A slice of a list, with the length of the whole.</summary>
/// <typeparam name="T">What is listed.</typeparam>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Page`1")]
public sealed record Page<T>
{
    /// <summary>The slice, in the list's order.</summary>
    [Id(0)]
    public required ImmutableArray<T> Items { get; init; }

    /// <summary>How many there are in all (after the search).</summary>
    [Id(1)]
    public required long Total { get; init; }

    /// <summary>How many were passed over.</summary>
    [Id(2)]
    public required int Skip { get; init; }

    /// <summary>How many were asked for at most.</summary>
    [Id(3)]
    public required int Limit { get; init; }
}
