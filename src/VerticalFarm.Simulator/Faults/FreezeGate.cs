namespace VerticalFarm.Simulator;

/// <summary>Open as a rule; while closed, everybody who asks to pass waits, as the threads of a stopped process do.</summary>
internal sealed class FreezeGate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _thawed;

    public bool IsFrozen
    {
        get
        {
            lock (_lock)
            {
                return _thawed is not null;
            }
        }
    }

    public void Freeze()
    {
        lock (_lock)
        {
            _thawed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Thaw()
    {
        lock (_lock)
        {
            _thawed?.SetResult();
            _thawed = null;
        }
    }

    public Task PassAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _thawed is null ? Task.CompletedTask : _thawed.Task.WaitAsync(cancellationToken);
        }
    }
}
