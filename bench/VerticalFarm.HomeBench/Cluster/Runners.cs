using VerticalFarm.Simulator;

namespace VerticalFarm.HomeBench.Cluster;

/// <summary>Turns devices on all the time, each only when it is seen to be off, and measures for how long they are on: nothing but their lease turns most of them off.</summary>
internal sealed class Runners(Gateway gateway, IReadOnlyList<Home> homes)
{
    public const int LeaseSeconds = 45;
    private const double TurnedOff = 0.2;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CommandEvery = TimeSpan.FromMilliseconds(250);

    private readonly (Home Home, string Entity, string Device)[] _devices = [.. homes.SelectMany(home => home.Devices.Select(device => (home, device.Key, device.Value)))];

    /// <summary>The longest that any device was on at a stretch.</summary>
    public TimeSpan LongestOn { get; private set; }

    /// <summary>How many times a device went on.</summary>
    public int Runs { get; private set; }

    public Task RunAsync(CancellationToken ct) => Task.WhenAll(WatchAsync(ct), CommandAsync(ct));

    private static bool IsOn(SimulatedRoom room, string entity) => room.State(entity)?.State == "on";

    private async Task WatchAsync(CancellationToken ct)
    {
        var since = new long?[_devices.Length];
        while (!ct.IsCancellationRequested)
        {
            for (var i = 0; i < _devices.Length; i++)
            {
                if (!IsOn(_devices[i].Home.Room, _devices[i].Entity))
                {
                    since[i] = null;
                    continue;
                }

                Runs += since[i] is null ? 1 : 0;
                since[i] ??= TimeProvider.System.GetTimestamp();
                var on = TimeProvider.System.GetElapsedTime(since[i]!.Value);
                LongestOn = on > LongestOn ? on : LongestOn;
            }

            await Task.Delay(Look, TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CommandAsync(CancellationToken ct)
    {
        var random = new Random(1);
        while (!ct.IsCancellationRequested)
        {
            var (home, entity, device) = _devices[random.Next(_devices.Length)];
            var on = IsOn(home.Room, entity);
            if (!on || random.NextDouble() < TurnedOff)
            {
                _ = gateway.TryPostAsync($"devices/{device}/commands", new { command = on ? "turn_off" : "turn_on" }).ContinueWith(
                    _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            await Task.Delay(CommandEvery, TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
