using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Readings;

/// <summary>Readings of one sensor, in order of time.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReadingSeries")]
public sealed record ReadingSeries
{
    /// <summary>What <see cref="ReadingResolution.Auto"/> came to; never <c>Auto</c> itself.</summary>
    [Id(0)]
    public required ReadingResolution Resolution { get; init; }

    /// <summary>The readings, when raw; else empty.</summary>
    [Id(1)]
    public SensorReading[] Raw { get; init; } = [];

    /// <summary>The buckets, when not raw; else empty.</summary>
    [Id(2)]
    public SensorBucket[] Buckets { get; init; } = [];
}

/// <summary>The readings of one stretch of time, summed up.</summary>
/// <param name="Ts">When the stretch begins.</param>
/// <param name="Min">The lowest value.</param>
/// <param name="Avg">The mean value.</param>
/// <param name="Max">The highest value.</param>
/// <param name="Count">How many readings there are.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorBucket")]
public readonly record struct SensorBucket(
    [property: Id(0)] DateTimeOffset Ts, [property: Id(1)] double Min, [property: Id(2)] double Avg, [property: Id(3)] double Max, [property: Id(4)] long Count);
