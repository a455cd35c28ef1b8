using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>Takes readings from callers, and stores all that wait in one commit after the other: the busier it is, the more share a commit.</summary>
internal sealed partial class ReadingWriter(
    ReadingQueue queue,
    GroupCommit commit,
    ReadingMetrics metrics,
    TimeProvider time,
    IOptions<TelemetryOptions> options,
    ILogger<ReadingWriter> logger) : IReadingWriter, IHostedService, IDisposable
{
    private readonly CancellationTokenSource _abort = new();
    private Task _loops = Task.CompletedTask;

    public async Task WriteAsync(ReadingColumns readings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(readings);
        if (readings.Count == 0)
        {
            return;
        }

        var call = new PendingWrite(readings);
        Enqueue(call);
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

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loops = Task.WhenAll(Enumerable.Range(0, options.Value.Writers).Select(_ => Task.Run(RunAsync, CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing more, stores what it has taken, and gives up what is left when the host cannot wait any longer.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        await using var giveUp = cancellationToken.Register(_abort.Cancel);
        await _loops;
    }

    public void Dispose() => _abort.Dispose();

    private void Enqueue(PendingWrite call)
    {
        var readings = call.Readings.Count;
        if (readings > options.Value.MaxGroupReadings)
        {
            throw new ArgumentException($"{readings} readings do not fit into one commit of {options.Value.MaxGroupReadings}: send them in parts.");
        }

        switch (queue.TryAdd(call))
        {
            case ReadingQueue.Entry.Full:
                metrics.Refused(readings);
                throw new ReadingStoreBusyException(options.Value.RetryAfter);
            case ReadingQueue.Entry.Closed:
                throw new ReadingStoreUnavailableException("This host is stopping and takes no more readings.");
        }
    }

    private async Task RunAsync()
    {
        while (await queue.WaitAsync(CancellationToken.None))
        {
            var group = queue.TakeGroup();
            if (group.Count > 0)
            {
                await StoreAsync(group);
            }
        }
    }

    /// <summary>Never throws: a group that fails, for whatever reason, must not end the loop that stores the next.</summary>
    private async Task StoreAsync(List<PendingWrite> group)
    {
        var size = group.Sum(call => call.Readings.Count);
        var start = time.GetTimestamp();
        try
        {
            await commit.StoreAsync(group, _abort.Token);
            metrics.Stored(size, time.GetElapsedTime(start));
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
            queue.Release(size);
        }
    }
}
