using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>
/// Takes readings from callers, and stores all that wait in one commit after the other: the busier it is, the more share a commit. What comes late has a lane of its
/// own: one commit at a time, and none while the other lane is crowded.
/// </summary>
internal sealed partial class ReadingWriter(
    ReadingQueue queue,
    LateQueue late,
    GroupCommit commit,
    ReadingMetrics metrics,
    TimeProvider time,
    IOptions<TelemetryOptions> options,
    ILogger<ReadingWriter> logger) : IReadingWriter, IHostedService, IDisposable
{
    /// <summary>How long what is late stands back for what is not, at the most: it is slow then, but does not starve.</summary>
    private static readonly TimeSpan StandBack = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _abort = new();
    private Task _loops = Task.CompletedTask;

    public async Task WriteAsync(ReadingColumns readings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(readings);
        if (readings.Count > 0 || readings.Runs.Count > 0)
        {
            await WaitAsync(Enqueue(readings, queue), ct);
        }
    }

    public async Task<IReadOnlyList<int>> WriteLateAsync(ReadingColumns readings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(readings);
        if (readings.Count == 0)
        {
            return new int[readings.Sensors.Length];
        }

        var call = Enqueue(readings, late);
        await WaitAsync(call, ct);
        return call.Duplicates!;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loops = Task.WhenAll(Enumerable.Range(0, options.Value.Writers).Select(_ => Task.Run(RunAsync, CancellationToken.None)).Append(Task.Run(RunLateAsync, CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing more, stores what it has taken, and gives up what is left when the host cannot wait any longer.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        late.Close();
        await using var giveUp = cancellationToken.Register(_abort.Cancel);
        await _loops;
    }

    public void Dispose() => _abort.Dispose();

    private PendingWrite Enqueue(ReadingColumns columns, ReadingQueue lane)
    {
        var call = new PendingWrite(columns);
        var readings = columns.Count;
        if (readings > lane.MaxGroup)
        {
            throw new ArgumentException($"{readings} readings do not fit into one commit of {lane.MaxGroup}: send them in parts.");
        }

        switch (lane.TryAdd(call))
        {
            case ReadingQueue.Entry.Full:
                metrics.Refused(readings);
                throw new ReadingStoreBusyException(options.Value.RetryAfter);
            case ReadingQueue.Entry.Closed:
                throw new ReadingStoreUnavailableException("This host is stopping and takes no more readings.");
        }

        return call;
    }

    private async Task WaitAsync(PendingWrite call, CancellationToken ct)
    {
        try
        {
            await call.Stored.WaitAsync(options.Value.WriteTimeout, time, ct);
        }
        catch (TimeoutException exception)
        {
            call.Abandon();
            throw new ReadingStoreUnavailableException("The database did not take the readings in time; they can be sent again.", exception);
        }
        catch (OperationCanceledException)
        {
            call.Abandon();
            throw;
        }
    }

    private async Task RunAsync()
    {
        while (await queue.WaitAsync(CancellationToken.None))
        {
            await StoreAsync(queue, findDuplicates: false);
        }
    }

    private async Task RunLateAsync()
    {
        while (await late.WaitAsync(CancellationToken.None))
        {
            var since = time.GetTimestamp();
            while (queue.Readings > queue.MaxGroup / 4 && time.GetElapsedTime(since) < StandBack && !_abort.IsCancellationRequested)
            {
                await Task.Delay(LookAgain, time, CancellationToken.None);
            }

            await StoreAsync(late, findDuplicates: true);
        }
    }

    /// <summary>Never throws: a group that fails, for whatever reason, must not end the loop that stores the next.</summary>
    private async Task StoreAsync(ReadingQueue lane, bool findDuplicates)
    {
        var group = lane.TakeGroup();
        if (group.Count == 0)
        {
            return;
        }

        var size = group.Sum(call => call.Readings.Count);
        var start = time.GetTimestamp();
        try
        {
            await commit.StoreAsync(group, findDuplicates, _abort.Token);
            metrics.Committed(size, time.GetElapsedTime(start));
            group.ForEach(call => call.Acknowledge());
        }
#pragma warning disable CA1031 // Whatever it was, the callers are told, and the loop goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            metrics.Failed(size);
            LogFailed(logger, group.Count, size, exception);
            group.ForEach(call => call.Fail(exception));
        }
        finally
        {
            lane.Release(size);
        }
    }
}
