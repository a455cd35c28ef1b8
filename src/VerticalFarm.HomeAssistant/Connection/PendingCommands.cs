namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>Commands that wait for their result. Each ends exactly once: by its result, by its waiter giving up, or with the connection.</summary>
internal sealed class PendingCommands
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, TaskCompletionSource<CommandResult>> _pending = [];
    private CommandResult? _end;

    /// <summary>Waits for the result of a command that is about to be sent; already ended when the connection has.</summary>
    public Task<CommandResult> Add(long id)
    {
        lock (_lock)
        {
            if (_end is not null)
            {
                return Task.FromResult(_end);
            }

            // Continuations must not run on the receive loop: a waiter that blocks would stop all messages.
            var source = new TaskCompletionSource<CommandResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            _pending.Add(id, source);
            return source.Task;
        }
    }

    /// <summary>Stops waiting; a result that comes later is dropped.</summary>
    public void Forget(long id)
    {
        lock (_lock)
        {
            _pending.Remove(id);
        }
    }

    public void Complete(long id, CommandResult result) => Take(id)?.TrySetResult(result);

    /// <summary>Ends all that wait, and all that will.</summary>
    public void EndAll(CommandResult end)
    {
        TaskCompletionSource<CommandResult>[] waiting;
        lock (_lock)
        {
            _end ??= end;
            waiting = [.. _pending.Values];
            _pending.Clear();
        }

        foreach (var source in waiting)
        {
            source.TrySetResult(end);
        }
    }

    private TaskCompletionSource<CommandResult>? Take(long id)
    {
        lock (_lock)
        {
            return _pending.Remove(id, out var source) ? source : null;
        }
    }
}
