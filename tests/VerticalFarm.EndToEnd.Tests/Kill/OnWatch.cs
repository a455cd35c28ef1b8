using System.Collections.Concurrent;
using VerticalFarm.Simulator;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>For how long actuators were on at a stretch, whoever was alive to see it.</summary>
internal sealed class OnWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<(SimulatedRoom Home, string Entity), TimeSpan> _longest = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public OnWatch(IEnumerable<SimulatedRoom> homes, params string[] entities) =>
        _watching = WatchAsync([.. homes.SelectMany(home => entities.Select(entity => (home, entity)))]);

    /// <summary>The longest stretch of an actuator so far, also one that goes on; zero if it never was on.</summary>
    public TimeSpan Longest(SimulatedRoom home, string entity) => _longest.GetValueOrDefault((home, entity));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync((SimulatedRoom Home, string Entity)[] actuators)
    {
        var since = new Dictionary<(SimulatedRoom, string), DateTimeOffset>();
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (!_stop.IsCancellationRequested)
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var actuator in actuators)
            {
                if (actuator.Home.State(actuator.Entity)!.State != "on")
                {
                    since.Remove(actuator);
                    continue;
                }

                since.TryAdd(actuator, now);
                var stretch = now - since[actuator];
                _longest.AddOrUpdate(actuator, stretch, (_, longest) => stretch > longest ? stretch : longest);
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
