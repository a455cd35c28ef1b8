namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>A gate before one method of one grain; disposed of, it is no more and whoever waits goes on.</summary>
public sealed class CallGate : IDisposable
{
    internal const int NoTimes = 0;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CallGates _gates;
    private readonly GrainId _grain;
    private readonly string _method;
    private int _failures;

    internal CallGate(CallGates gates, GrainId grain, string method, int failures) =>
        (_gates, _grain, _method, _failures) = (gates, grain, method, failures);

    /// <summary>Waits until a call stands before the gate.</summary>
    public Task ReachedAsync() => _reached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Lets whoever waits go on.</summary>
    public void Dispose()
    {
        _gates.Remove(this);
        _open.TrySetResult();
    }

    internal bool Stands(GrainId grain, string method) => grain == _grain && method == _method;

    internal async Task PassAsync()
    {
        _reached.TrySetResult();
        if (_failures == NoTimes)
        {
            await _open.Task;
        }
        else
        {
            if (Interlocked.Decrement(ref _failures) == NoTimes)
            {
                _gates.Remove(this);
            }

            throw new SiloUnavailableException("The silo of this grain died, says the test");
        }
    }
}
