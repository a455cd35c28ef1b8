using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>What waits to be stored, bounded by the number of readings: a call may hold one of them or thousands.</summary>
internal class ReadingQueue
{
    private readonly Channel<PendingWrite> _calls = Channel.CreateUnbounded<PendingWrite>(new UnboundedChannelOptions { SingleReader = false });
    private readonly Lock _grouping = new();
    private readonly int _capacity;
    private int _readings;

    /// <summary>The queue of what is measured now.</summary>
    public ReadingQueue(IOptions<TelemetryOptions> options)
        : this(options.Value.QueueCapacity, options.Value.MaxGroupReadings)
    {
    }

    protected ReadingQueue(int capacity, int maxGroup) => (_capacity, MaxGroup) = (capacity, maxGroup);

    public enum Entry
    {
        Accepted,
        Full,
        Closed,
    }

    /// <summary>The most readings in one commit.</summary>
    public int MaxGroup { get; }

    /// <summary>Readings that wait or are being stored.</summary>
    public int Readings => Volatile.Read(ref _readings);

    public Entry TryAdd(PendingWrite call)
    {
        if (Interlocked.Add(ref _readings, call.Readings.Count) > _capacity)
        {
            Release(call.Readings.Count);
            return Entry.Full;
        }

        if (!_calls.Writer.TryWrite(call))
        {
            Release(call.Readings.Count);
            return Entry.Closed;
        }

        return Entry.Accepted;
    }

    /// <summary>Completes when something waits; false when nothing does and nothing more will come.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _calls.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>All that waits, as far as it fits into one commit; empty when another writer was faster.</summary>
    /// <returns>Whole calls. Who takes them owes <see cref="Release"/> for their readings.</returns>
    public List<PendingWrite> TakeGroup()
    {
        var group = new List<PendingWrite>();
        var size = 0;
        lock (_grouping)
        {
            while (_calls.Reader.TryPeek(out var next) && size + next.Readings.Count <= MaxGroup && _calls.Reader.TryRead(out next))
            {
                if (next.IsAbandoned)
                {
                    Release(next.Readings.Count);
                    continue;
                }

                size += next.Readings.Count;
                group.Add(next);
            }
        }

        return group;
    }

    public void Release(int readings) => Interlocked.Add(ref _readings, -readings);

    /// <summary>Takes nothing more; what waits can still be taken out.</summary>
    public void Close() => _calls.Writer.TryComplete();
}

/// <summary>The queue of readings that come late, apart so that a backlog holds nobody up.</summary>
internal sealed class LateQueue(IOptions<TelemetryOptions> options) : ReadingQueue(options.Value.LateQueueCapacity, options.Value.MaxLateGroupReadings);
