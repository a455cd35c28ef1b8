using VerticalFarm.Simulator;

namespace VerticalFarm.EndToEnd.Tests.Failover;

/// <summary>For how long homes had more than one connection, or none, at a stretch.</summary>
internal sealed class ConnectionWatcher : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public ConnectionWatcher(IReadOnlyList<SimulatedRoom> homes) => _watching = WatchAsync(homes);

    /// <summary>The longest that any home had two or more.</summary>
    public TimeSpan LongestDouble { get; private set; }

    /// <summary>The longest that any home had none.</summary>
    public TimeSpan LongestNone { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync(IReadOnlyList<SimulatedRoom> homes)
    {
        var (doubled, none) = (new long?[homes.Count], new long?[homes.Count]);
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (!_stop.IsCancellationRequested)
        {
            for (var home = 0; home < homes.Count; home++)
            {
                var count = homes[home].WebSocketCount;
                LongestDouble = Longest(LongestDouble, ref doubled[home], count > 1);
                LongestNone = Longest(LongestNone, ref none[home], count == 0);
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static TimeSpan Longest(TimeSpan longest, ref long? since, bool isSo)
    {
        since = isSo ? since ?? TimeProvider.System.GetTimestamp() : null;
        var stretch = since is { } begun ? TimeProvider.System.GetElapsedTime(begun) : TimeSpan.Zero;
        return stretch > longest ? stretch : longest;
    }
}
