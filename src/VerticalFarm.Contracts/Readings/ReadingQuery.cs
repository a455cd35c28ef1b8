namespace VerticalFarm.Contracts.Readings;

/// <summary>Which readings of a sensor are wanted.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReadingQuery")]
public sealed record ReadingQuery
{
    /// <summary>From this moment on.</summary>
    [Id(0)]
    public required DateTimeOffset From { get; init; }

    /// <summary>Up to, and without, this moment.</summary>
    [Id(1)]
    public required DateTimeOffset To { get; init; }

    /// <summary>Raw, buckets, or whichever keeps within 1,000 points.</summary>
    [Id(2)]
    public ReadingResolution Resolution { get; init; }

    /// <summary>How many points at the most, 1 to <see cref="MaxPage"/>; more are not sent.</summary>
    [Id(3)]
    public int Limit { get; init; } = DefaultPoints;

    /// <summary>The most points that one answer to a client carries; it is made page by page.</summary>
    public const int MaxPoints = 100_000_000;

    /// <summary>The most points that one message carries.</summary>
    public const int MaxPage = 100_000;

    /// <summary>How many points an answer carries when nothing is said: enough for any chart.</summary>
    public const int DefaultPoints = 1_000;
}
