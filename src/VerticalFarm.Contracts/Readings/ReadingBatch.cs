namespace VerticalFarm.Contracts.Readings;

/// <summary>Readings of many sensors in columns: row i is sensor <c>Sensors[SensorIndex[i]]</c> at <c>UtcTicks[i]</c> with <c>Values[i]</c>.</summary>
/// <param name="Sensors">Each sensor once.</param>
/// <param name="SensorIndex">Per reading, the place of its sensor in <paramref name="Sensors"/>.</param>
/// <param name="UtcTicks">Per reading, when it was measured: ticks of <see cref="DateTimeOffset.UtcTicks"/>.</param>
/// <param name="Values">Per reading, the value in the sensor's unit.</param>
/// <param name="Sequence">Per reading, the number that its sender gave it, or <see cref="NoSequence"/>; null when none has one.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReadingBatch")]
public sealed record ReadingBatch(
    [property: Id(0)] Guid[] Sensors, [property: Id(1)] int[] SensorIndex, [property: Id(2)] long[] UtcTicks, [property: Id(3)] double[] Values,
    [property: Id(4)] long[]? Sequence = null)
{
    /// <summary>How many readings one request may carry.</summary>
    public const int MaxReadings = 10_000;

    /// <summary>The sender gave the reading no number.</summary>
    public const long NoSequence = -1;

    /// <summary>How many readings there are.</summary>
    public int Count => Values.Length;
}
