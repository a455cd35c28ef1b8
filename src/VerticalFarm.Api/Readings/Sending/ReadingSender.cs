using System.Collections.Concurrent;
using System.Diagnostics;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Readings.Sending;

/// <summary>
/// Sends batches to the cluster, a few messages at a time for each caller. What comes meanwhile waits and goes together in the next one: a thousand loggers that
/// send a reading each cost hardly more than one that sends a thousand. Alone, a batch goes at once.
/// </summary>
internal sealed class ReadingSender(IGrainFactory grains)
{
    private const int AtOnce = 2;

    private readonly ConcurrentDictionary<Guid, Lane> _lanes = new();

    /// <summary>Completes when the batch is committed.</summary>
    public Task<Result<IntakeReport>> SendAsync(Caller caller, ReadingBatch batch)
    {
        var waiting = new WaitingBatch(batch);
        while (true)
        {
            var lane = _lanes.GetOrAdd(caller.UserId, static _ => new Lane());
            lock (lane)
            {
                if (lane.IsClosed)
                {
                    continue; // It became idle just now; the next one is new.
                }

                if (lane.Sending == AtOnce)
                {
                    lane.Waiting.Enqueue(waiting);
                    return waiting.Answer;
                }

                lane.Sending++;
            }

            _ = SendAllAsync(lane, caller, [waiting]);
            return waiting.Answer;
        }
    }

    private async Task SendAllAsync(Lane lane, Caller caller, List<WaitingBatch> group)
    {
        while (group.Count > 0)
        {
            await SendAsync(caller, group);
            group = Next(lane, caller);
            Activity.Current = null; // What is sent from here on is not part of the request that happened to come first.
        }
    }

    /// <summary>Never throws: whatever comes of it is the answer of each.</summary>
    private async Task SendAsync(Caller caller, List<WaitingBatch> group)
    {
        try
        {
            Caller.Current = caller;
            var answer = await grains.GetGrain<IReadingIntakeGrain>(0).Submit(BatchMerge.Together(group));
            BatchMerge.Apart(group, answer);
        }
#pragma warning disable CA1031 // The callers handle it, each in its request.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            group.ForEach(waiting => waiting.Fail(exception));
        }
    }

    private List<WaitingBatch> Next(Lane lane, Caller caller)
    {
        var group = new List<WaitingBatch>();
        lock (lane)
        {
            for (var size = 0; lane.Waiting.TryPeek(out var next) && (group.Count == 0 || size + next.Batch.Count <= ReadingBatch.MaxReadings); size += next.Batch.Count)
            {
                group.Add(lane.Waiting.Dequeue());
            }

            if (group.Count == 0 && --lane.Sending == 0)
            {
                lane.IsClosed = true;
                _lanes.TryRemove(KeyValuePair.Create(caller.UserId, lane));
            }
        }

        return group;
    }

    private sealed class Lane
    {
        public Queue<WaitingBatch> Waiting { get; } = new();

        public int Sending { get; set; }

        public bool IsClosed { get; set; }
    }
}
