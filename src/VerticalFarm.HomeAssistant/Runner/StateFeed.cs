using System.Text.Json;
using System.Threading.Channels;
using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Entities;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>
/// The watched states of a session, between the receive loop, which must never wait, and a listener that may be slow: what
/// has not been taken yet is kept as the newest state of each entity, so it can never be more than what is watched.
/// </summary>
internal sealed class StateFeed(HomeAssistantConnection connection, string temperatureUnit, HomeAssistantOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, EntityState> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Task _lastWatch = Task.CompletedTask;
    private CompressedStates? _active;
    private long? _subscription;

    /// <summary>Subscribes to these entities in place of the former. The old subscription ends only when the new one has delivered, so nothing is missed.</summary>
    /// <returns>False when Home Assistant does not do it; the connection should be ended then.</returns>
    public Task<bool> WatchAsync(IReadOnlyCollection<string> entityIds)
    {
        lock (_lock)
        {
            var watch = WatchAfterAsync(_lastWatch, entityIds);
            _lastWatch = watch;
            return watch;
        }
    }

    /// <summary>Waits until there is something to take.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken ct) => _signal.Reader.ReadAsync(ct);

    /// <summary>Takes what has changed since the last time.</summary>
    public StateChanges Take()
    {
        lock (_lock)
        {
            var taken = new StateChanges([.. _changed.Values], [.. _removed]) { Renamed = [.. _renamed.Select(pair => new EntityRename(pair.Key, pair.Value))] };
            _renamed.Clear();
            _changed.Clear();
            _removed.Clear();
            return taken;
        }
    }

    /// <summary>Notes that a watched entity goes by another id now. Kept by the old id, so that there can never be more than what is watched.</summary>
    public void Rename(EntityRename rename)
    {
        lock (_lock)
        {
            _renamed[rename.From] = rename.To;
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>One after another, or a former set could win. Takes no token: every wait inside has a timeout of its own.</summary>
    private async Task<bool> WatchAfterAsync(Task last, IReadOnlyCollection<string> entityIds)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var former = _subscription;
        if (!await ReplaceAsync(entityIds))
        {
            return false;
        }

        if (former is { } old)
        {
            await connection.UnsubscribeAsync(old, CancellationToken.None);
        }

        return true;
    }

    private async Task<bool> ReplaceAsync(IReadOnlyCollection<string> entityIds)
    {
        if (entityIds.Count == 0)
        {
            // An empty list would subscribe to everything.
            Activate(new CompressedStates(temperatureUnit), entityIds, null);
            _subscription = null;
            return true;
        }

        var states = new CompressedStates(temperatureUnit);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscription = await connection.SubscribeAsync(Messages.SubscribeEntities(entityIds), Handle, CancellationToken.None);
        if (subscription.Result.Status != ServiceCallStatus.Accepted)
        {
            return false;
        }

        _subscription = subscription.Id;
        await Task.WhenAny(first.Task, connection.Ended, Task.Delay(options.CallTimeout, time, CancellationToken.None));
        return first.Task.IsCompleted;

        bool Handle(JsonElement @event)
        {
            if (states.Apply(@event) is not { } changes)
            {
                return false;
            }

            if (first.Task.IsCompleted)
            {
                Publish(states, changes);
            }
            else
            {
                Activate(states, entityIds, changes);
                first.SetResult();
            }

            return true;
        }
    }

    private void Activate(CompressedStates states, IReadOnlyCollection<string> entityIds, StateChanges? changes)
    {
        var watched = entityIds.ToHashSet(StringComparer.Ordinal);
        lock (_lock)
        {
            var present = states.Current.Select(state => state.EntityId).ToHashSet(StringComparer.Ordinal);
            var lost = _active?.Current.Select(state => state.EntityId).Where(id => watched.Contains(id) && !present.Contains(id)).ToList() ?? [];
            foreach (var unwatched in _changed.Keys.Where(id => !watched.Contains(id)).ToList())
            {
                _changed.Remove(unwatched);
            }

            _active = states;
            Collect(changes?.Changed ?? [], lost);
        }

        _signal.Writer.TryWrite(true);
    }

    private void Publish(CompressedStates states, StateChanges changes)
    {
        lock (_lock)
        {
            if (states != _active)
            {
                return;
            }

            Collect(changes.Changed, changes.Removed);
        }

        _signal.Writer.TryWrite(true);
    }

    private void Collect(List<EntityState> changed, List<string> removed)
    {
        foreach (var state in changed)
        {
            _changed[state.EntityId] = state;
            _removed.Remove(state.EntityId);
        }

        foreach (var id in removed)
        {
            _changed.Remove(id);
            _removed.Add(id);
        }
    }
}
