namespace VerticalFarm.Contracts.Readings;

/// <summary>Readings of one sensor.</summary>
/// <param name="UtcTicks">Per reading, when it was measured: ticks of <see cref="DateTimeOffset.UtcTicks"/>.</param>
/// <param name="Values">Per reading, the value in the sensor's unit.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorSlice")]
public sealed record SensorSlice([property: Id(0)] long[] UtcTicks, [property: Id(1)] double[] Values)
{
    /// <summary>None.</summary>
    public static SensorSlice Empty { get; } = new([], []);
}
