using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Readings;

/// <summary>Takes a batch apart by sensor. Keeps each reading's place in the batch, so that what is refused can be told one by one.</summary>
internal static class BatchSlicer
{
    /// <summary>One slice a sensor of the batch, in the order of <see cref="ReadingBatch.Sensors"/>; readings keep their order.</summary>
    public static SlicedSensor[] Slice(ReadingBatch batch)
    {
        var counts = new int[batch.Sensors.Length];
        foreach (var sensor in batch.SensorIndex)
        {
            counts[sensor]++;
        }

        var slices = new SlicedSensor[batch.Sensors.Length];
        for (var s = 0; s < slices.Length; s++)
        {
            slices[s] = new SlicedSensor(batch.Sensors[s], new int[counts[s]], new SensorSlice(new long[counts[s]], new double[counts[s]]));
        }

        var filled = new int[slices.Length];
        for (var i = 0; i < batch.Count; i++)
        {
            var s = batch.SensorIndex[i];
            var at = filled[s]++;
            slices[s].Index[at] = i;
            slices[s].Slice.UtcTicks[at] = batch.UtcTicks[i];
            slices[s].Slice.Values[at] = batch.Values[i];
        }

        return slices;
    }

    /// <summary>The slice without what was refused.</summary>
    public static SensorSlice Accepted(SensorSlice slice, ReadingRefusal[]? refusals)
    {
        if (refusals is null)
        {
            return slice;
        }

        var kept = Enumerable.Range(0, refusals.Length).Where(i => refusals[i] == ReadingRefusal.None).ToArray();
        return new SensorSlice([.. kept.Select(i => slice.UtcTicks[i])], [.. kept.Select(i => slice.Values[i])]);
    }
}

/// <summary>The readings of one sensor in a batch.</summary>
/// <param name="SensorId">The sensor.</param>
/// <param name="Index">Per reading, its place in the batch.</param>
/// <param name="Slice">The readings.</param>
internal sealed record SlicedSensor(Guid SensorId, int[] Index, SensorSlice Slice);
