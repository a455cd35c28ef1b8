using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Core;

/// <summary>What every entity said, as the recorder keeps it: bounded, the oldest give way. It outlives a restart, as a database does.</summary>
internal sealed class History : IDisposable
{
    private const int MaximumStates = 5_000;

    private readonly EventBus _bus;
    private readonly IDisposable _listening;
    private readonly Dictionary<string, Queue<EntityState>> _states = new(StringComparer.Ordinal);

    public History(EventBus bus)
    {
        _bus = bus;
        _listening = bus.Listen(happened =>
        {
            if (happened.Change?.New is { } state)
            {
                Keep(state);
            }
        });
    }

    public void Dispose() => _listening.Dispose();

    /// <summary>The state that held at the beginning, as of then, and all that came in the time after it.</summary>
    public IReadOnlyList<EntityState> Of(string entityId, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_bus.Gate)
        {
            if (!_states.TryGetValue(entityId, out var kept))
            {
                return [];
            }

            var within = kept.Where(state => state.LastUpdated >= from && state.LastUpdated <= to);
            return kept.LastOrDefault(state => state.LastUpdated < from) is { } held
                ? [held with { LastChanged = from, LastUpdated = from }, .. within]
                : [.. within];
        }
    }

    private void Keep(EntityState state)
    {
        if (!_states.TryGetValue(state.EntityId, out var kept))
        {
            _states[state.EntityId] = kept = new Queue<EntityState>();
        }

        kept.Enqueue(state);
        if (kept.Count > MaximumStates)
        {
            kept.Dequeue();
        }
    }
}
