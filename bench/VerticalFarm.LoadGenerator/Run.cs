using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace VerticalFarm.LoadGenerator;

/// <summary>Sends a load and keeps account of it.</summary>
internal sealed class Run(Load load)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentBag<List<long>> _acknowledged = [];
    private readonly ConcurrentBag<List<double>> _latencies = [];
    private long _next = -1;
    private long _refused;
    private long _failed;
    private long _notSent;

    /// <summary>Numbers of the batches that were answered with 202.</summary>
    public long[] Acknowledged => [.. _acknowledged.SelectMany(batches => batches).Order()];

    public long Refused => _refused;

    public long Failed => _failed;

    /// <summary>Batches that were due while every connection was busy, and the queue before them full.</summary>
    public long NotSent => _notSent;

    public TimeSpan Took { get; private set; }

    public double Percentile(double part)
    {
        var all = _latencies.SelectMany(list => list).Order().ToArray();
        return all.Length == 0 ? 0 : all[(int)((all.Length - 1) * part)];
    }

    public async Task GoAsync()
    {
        var due = Channel.CreateBounded<(long Batch, long Since)>(load.Connections);
        var start = Stopwatch.GetTimestamp();
        var senders = Enumerable.Range(0, load.Connections).Select(_ => Task.Run(() => load.Rate > 0 ? SendDueAsync(due.Reader) : SendAsFastAsync(start))).ToArray();
        if (load.Rate > 0)
        {
            await ScheduleAsync(due.Writer, start);
        }

        await Task.WhenAll(senders);
        Took = Stopwatch.GetElapsedTime(start);
    }

    private async Task ScheduleAsync(ChannelWriter<(long, long)> due, long start)
    {
        var perSecond = load.Rate / load.Batch;
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        for (var planned = 0L; !load.IsOver(Stopwatch.GetElapsedTime(start)); await timer.WaitForNextTickAsync())
        {
            for (var now = (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond); planned < now; planned++)
            {
                // As if it had been sent when it was due: a stalled server must not slow the clock that it is measured by.
                var since = start + (long)(planned / perSecond * Stopwatch.Frequency);
                if (due.TryWrite((_next + 1, since)))
                {
                    _next++;
                }
                else
                {
                    _notSent++;
                }
            }
        }

        due.Complete();
    }

    private async Task SendDueAsync(ChannelReader<(long Batch, long Since)> due)
    {
        var sender = new Sender(this);
        await foreach (var (batch, since) in due.ReadAllAsync())
        {
            await sender.SendAsync(batch, since);
        }

        sender.Dispose();
    }

    private async Task SendAsFastAsync(long start)
    {
        var sender = new Sender(this);
        while (!Load.IsOver(Stopwatch.GetElapsedTime(start)))
        {
            await sender.SendAsync(Interlocked.Increment(ref _next), Stopwatch.GetTimestamp());
        }

        sender.Dispose();
    }

    private sealed class Sender : IDisposable
    {
        private readonly Run _run;
        private readonly BatchBody _body;
        private readonly Connection _connection;
        private readonly List<long> _acknowledged = [];
        private readonly List<double> _latencies = [];

        public Sender(Run run)
        {
            (_run, _body, _connection) = (run, new BatchBody(run.Load), new Connection(run.Load.Gateway));
            run._acknowledged.Add(_acknowledged);
            run._latencies.Add(_latencies);
        }

        public async Task SendAsync(long batch, long since)
        {
            while (true)
            {
                using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
                var status = await _connection.SendAsync(_body.Request(batch), patience.Token);
                if (status == 202)
                {
                    _acknowledged.Add(batch);
                    _latencies.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                    return;
                }

                if (status is >= 400 and < 500 and not 429)
                {
                    throw new InvalidOperationException($"A batch was answered with {status}: it would be so for ever.");
                }

                Interlocked.Increment(ref status is 429 or 503 ? ref _run._refused : ref _run._failed);
                if (!_run.Load.Again)
                {
                    return;
                }

                await Task.Delay(Pause, TimeProvider.System);
            }
        }

        public void Dispose() => _connection.Dispose();
    }

    private Load Load => load;
}
