using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Core;

/// <summary>All states. Writing what is already there makes no event; every other write makes a <c>state_changed</c>.</summary>
internal sealed class StateMachine(EventBus bus, HomeAssistantClock clock)
{
    private readonly Dictionary<string, EntityState> _states = new(StringComparer.Ordinal);

    public EntityState? Find(string entityId)
    {
        lock (bus.Gate)
        {
            return _states.GetValueOrDefault(entityId);
        }
    }

    public IReadOnlyList<EntityState> All()
    {
        lock (bus.Gate)
        {
            return [.. _states.Values];
        }
    }

    /// <summary>Writes a state; true if it is a new entity's.</summary>
    public bool Set(string entityId, string state, IReadOnlyDictionary<string, JsonElement> attributes, StateContext context, bool force = false)
    {
        lock (bus.Gate)
        {
            var old = _states.GetValueOrDefault(entityId);
            var sameState = old is not null && old.State == state && !force;
            if (sameState && AttributeMap.AreEqual(old!.Attributes, attributes))
            {
                return false;
            }

            var now = clock.Now;
            var written = new EntityState(entityId, state, attributes, sameState ? old!.LastChanged : now, now, context);
            _states[entityId] = written;
            Fire(new StateChange(entityId, old, written), context, now);
            return old is null;
        }
    }

    /// <summary>Removes an entity; false if there is none.</summary>
    public bool Remove(string entityId, StateContext context)
    {
        lock (bus.Gate)
        {
            if (!_states.Remove(entityId, out var old))
            {
                return false;
            }

            Fire(new StateChange(entityId, old, null), context, clock.Now);
            return true;
        }
    }

    /// <summary>Forgets everything without a word, as a process that ends does.</summary>
    public void Clear()
    {
        lock (bus.Gate)
        {
            _states.Clear();
        }
    }

    private void Fire(StateChange change, StateContext context, DateTimeOffset at)
    {
        var data = new JsonObject
        {
            ["entity_id"] = change.EntityId,
            ["old_state"] = change.Old is null ? null : HomeAssistantJson.Of(change.Old),
            ["new_state"] = change.New is null ? null : HomeAssistantJson.Of(change.New),
        };
        bus.Publish(HomeAssistantEvent.Of("state_changed", data, context, at, change));
    }
}
