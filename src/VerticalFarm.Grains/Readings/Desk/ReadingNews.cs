using System.Collections.Concurrent;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>Tells sensors of readings that were committed, off the path of the answer; in rounds where they come faster than anybody can use them.</summary>
internal sealed class ReadingNews(IGrainFactory grains) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // By the machine's clock, as it is about its load.
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentQueue<SensorPlace> _expected = new();
    private readonly CancellationTokenSource _end = new();
    private Task _rounds = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ReadingNews), ServiceLifecycleStage.Active, _ => StartAsync(), _ => StopAsync());

    /// <summary>Readings of a sensor that wants to know of them were committed.</summary>
    public void Tell(SensorPlace place, SensorSlice slice)
    {
        if (place.ToTell(slice, out var isFirst) is { } now)
        {
            Send(place, now);
        }

        if (isFirst)
        {
            _expected.Enqueue(place);
        }
    }

    public void Dispose() => _end.Dispose();

    private Task StartAsync()
    {
        _rounds = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task StopAsync()
    {
        await _end.CancelAsync();
        await _rounds;
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Round, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                Go();
            }
        }
        catch (OperationCanceledException)
        {
            Go();
        }
    }

    private void Go()
    {
        for (var left = _expected.Count; left > 0 && _expected.TryDequeue(out var place); left--)
        {
            if (place.Kept(out var isDone) is { } slice)
            {
                Send(place, slice);
            }

            if (!isDone)
            {
                _expected.Enqueue(place);
            }
        }
    }

    private void Send(SensorPlace place, SensorSlice slice) => grains.GetGrain<ISensorGrain>(place.SensorId).Stored(slice).Ignore(); // One way: sent, not awaited.
}
