using System.Collections.Immutable;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Readings.Sending;

/// <summary>Makes one batch of several, and several answers of its one.</summary>
internal static class BatchMerge
{
    public static ReadingBatch Together(List<WaitingBatch> group)
    {
        if (group.Count == 1)
        {
            return group[0].Batch;
        }

        var count = group.Sum(waiting => waiting.Batch.Count);
        var (sensorIndex, utcTicks, values) = (new int[count], new long[count], new double[count]);
        var sequence = group.Exists(waiting => waiting.Batch.Sequence is not null) ? new long[count] : null;
        var sensors = new List<Guid>();
        var indexOf = new Dictionary<Guid, int>();
        var begin = 0;
        foreach (var batch in group.Select(waiting => waiting.Batch))
        {
            var places = Array.ConvertAll(batch.Sensors, sensor => IndexOf(sensor, sensors, indexOf));
            for (var i = 0; i < batch.Count; i++)
            {
                sensorIndex[begin + i] = places[batch.SensorIndex[i]];
            }

            batch.UtcTicks.CopyTo(utcTicks, begin);
            batch.Values.CopyTo(values, begin);
            if (sequence is not null && batch.Sequence is { } numbers)
            {
                numbers.CopyTo(sequence, begin);
            }
            else
            {
                sequence?.AsSpan(begin, batch.Count).Fill(ReadingBatch.NoSequence);
            }

            begin += batch.Count;
        }

        return new ReadingBatch([.. sensors], sensorIndex, utcTicks, values, sequence);
    }

    public static void Apart(List<WaitingBatch> group, Result<IntakeReport> answer)
    {
        if (group.Count == 1 || !answer.TryGet(out var report, out _))
        {
            group.ForEach(waiting => waiting.Set(answer));
            return;
        }

        var (begin, next) = (0, 0);
        foreach (var waiting in group)
        {
            // Rejections stand in the order of the batch.
            var rejected = ImmutableArray<RejectedReading>.Empty;
            var first = next;
            while (next < report.Rejected.Length && report.Rejected[next].Index < begin + waiting.Batch.Count)
            {
                next++;
            }

            if (next > first)
            {
                var offset = begin;
                rejected = [.. report.Rejected[first..next].Select(refusal => refusal with { Index = refusal.Index - offset })];
            }

            waiting.Set(new IntakeReport(waiting.Batch.Count - rejected.Length, rejected));
            begin += waiting.Batch.Count;
        }
    }

    private static int IndexOf(Guid sensor, List<Guid> sensors, Dictionary<Guid, int> indexOf)
    {
        if (!indexOf.TryGetValue(sensor, out var index))
        {
            indexOf.Add(sensor, index = sensors.Count);
            sensors.Add(sensor);
        }

        return index;
    }
}
