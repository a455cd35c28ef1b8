using VerticalFarm.Contracts.Readings;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Readings;

/// <summary>Makes runs of the numbers that a sender gave its readings.</summary>
internal static class SequenceRuns
{
    /// <param name="judged">The batch. What is refused has arrived all the same, so its numbers count.</param>
    /// <param name="sequence">Per reading, in the order in which it was sent, its number; <see cref="ReadingBatch.NoSequence"/> where it has none.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="keyOf">The farm of the sender, if it is an API key: what of it no sensor claims is of that farm.</param>
    public static IReadOnlyList<SequenceRun> Of(JudgedBatch judged, long[]? sequence, Guid sender, Guid? keyOf)
    {
        if (sequence is null)
        {
            return [];
        }

        var batch = judged.Batch;
        var numbers = new List<(Guid Farm, long Number)>(batch.Count);
        for (var at = 0; at < batch.Count; at++)
        {
            if (sequence[batch.Index[at]] != ReadingBatch.NoSequence && (judged.Farms[batch.SensorIndex[at]] ?? keyOf) is { } farm)
            {
                numbers.Add((farm, sequence[batch.Index[at]]));
            }
        }

        numbers.Sort();
        var runs = new List<SequenceRun>();
        foreach (var (farm, number) in numbers)
        {
            if (runs.Count > 0 && runs[^1] is var last && last.FarmId == farm && number <= last.Last + 1)
            {
                runs[^1] = last with { Last = number };
            }
            else
            {
                runs.Add(new SequenceRun(farm, sender, number, number));
            }
        }

        return runs;
    }
}
