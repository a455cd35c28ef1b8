namespace VerticalFarm.Simulator.Core;

/// <summary>Lets the sensors report at their interval, and saves the room every few seconds, until it is disposed of.</summary>
internal sealed class RoomReporter : IAsyncDisposable
{
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _run;

    public RoomReporter(TimeSpan interval, RoomHome home, Lifecycle lifecycle, FaultBoard faults, TimeProvider time) =>
        _run = RunAsync(interval, home, lifecycle, faults, time, _stopping.Token);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private static async Task RunAsync(
        TimeSpan interval, RoomHome home, Lifecycle lifecycle, FaultBoard faults, TimeProvider time, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, time);
        var saved = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stopping))
        {
            await faults.Freeze.PassAsync(stopping);
            if (lifecycle.State == LifecycleState.Running)
            {
                home.Report();
            }

            if (time.GetElapsedTime(saved) >= SaveInterval)
            {
                home.Save();
                saved = time.GetTimestamp();
            }
        }
    }
}
