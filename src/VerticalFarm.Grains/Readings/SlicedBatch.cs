using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Readings;

/// <summary>
/// A batch in the order of its sensors: those of <c>Sensors[s]</c> stand from <c>Begin[s]</c> up to <c>Begin[s + 1]</c>, in the order in which they were sent. Each
/// keeps its place in the batch, so that what is refused can be told one by one.
/// </summary>
internal sealed class SlicedBatch
{
    private SlicedBatch(ReadingBatch batch)
    {
        Sensors = batch.Sensors;
        Begin = new int[batch.Sensors.Length + 1];
        foreach (var sensor in batch.SensorIndex)
        {
            Begin[sensor + 1]++;
        }

        for (var s = 0; s < Sensors.Length; s++)
        {
            Begin[s + 1] += Begin[s];
        }

        (SensorIndex, Index, UtcTicks, Values) = (new int[batch.Count], new int[batch.Count], new long[batch.Count], new double[batch.Count]);
        var next = Begin.AsSpan(0, Sensors.Length).ToArray();
        for (var i = 0; i < batch.Count; i++)
        {
            var sensor = batch.SensorIndex[i];
            var at = next[sensor]++;
            (SensorIndex[at], Index[at], UtcTicks[at], Values[at]) = (sensor, i, batch.UtcTicks[i], batch.Values[i]);
        }
    }

    public Guid[] Sensors { get; }

    public int[] Begin { get; }

    /// <summary>Per reading, the place of its sensor in <see cref="Sensors"/>.</summary>
    public int[] SensorIndex { get; }

    /// <summary>Per reading, its place in the batch.</summary>
    public int[] Index { get; }

    public long[] UtcTicks { get; }

    public double[] Values { get; }

    public int Count => Values.Length;

    public static SlicedBatch Of(ReadingBatch batch) => new(batch);

    /// <summary>The readings of one sensor.</summary>
    public SensorSlice Slice(int sensor) => new(UtcTicks[Begin[sensor]..Begin[sensor + 1]], Values[Begin[sensor]..Begin[sensor + 1]]);
}
