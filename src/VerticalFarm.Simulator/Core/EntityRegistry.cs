using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace VerticalFarm.Simulator.Core;

/// <summary>What the room's entities are called by now: a grower may give them other ids, or take them away. Guarded by the bus's gate.</summary>
internal sealed class EntityRegistry(EventBus bus, HomeAssistantClock clock, IReadOnlyList<string> entities)
{
    private readonly Dictionary<string, string> _names = entities.ToDictionary(id => id);
    private readonly HashSet<string> _removed = [];

    /// <summary>What an entity of the room is called now; null when it was taken away.</summary>
    public string? NameOf(string entity)
    {
        lock (bus.Gate)
        {
            return _removed.Contains(entity) ? null : _names[entity];
        }
    }

    /// <summary>Gives an entity another id, and tells who listens to the registry.</summary>
    /// <returns>What it was called before; null when it is gone or the name is taken.</returns>
    public string? Rename(string entity, string to)
    {
        lock (bus.Gate)
        {
            if (NameOf(entity) is not { } from || _names.ContainsValue(to))
            {
                return null;
            }

            _names[entity] = to;
            bus.Fire("entity_registry_updated", new JsonObject
            {
                ["action"] = "update",
                ["entity_id"] = to,
                ["changes"] = new JsonObject { ["entity_id"] = from },
                ["old_entity_id"] = from,
            }, clock.OwnerContext());
            return from;
        }
    }

    /// <summary>Takes an entity away, or brings it back, and tells who listens to the registry.</summary>
    public void SetRemoved(string entity, bool removed)
    {
        lock (bus.Gate)
        {
            if (removed ? _removed.Add(entity) : _removed.Remove(entity))
            {
                bus.Fire("entity_registry_updated", new JsonObject { ["action"] = removed ? "remove" : "create", ["entity_id"] = _names[entity] }, clock.OwnerContext());
            }
        }
    }

    /// <summary>The answer of <c>config/entity_registry/list</c>.</summary>
    public JsonArray List()
    {
        lock (bus.Gate)
        {
            return new JsonArray([.. _names.Where(pair => !_removed.Contains(pair.Key)).Select(pair => Entry(pair.Key, pair.Value))]);
        }
    }

    private static JsonObject Entry(string entity, string name) => new()
    {
        ["area_id"] = null,
        ["config_entry_id"] = null,
        ["device_id"] = null,
        ["disabled_by"] = null,
        ["entity_category"] = null,
        ["entity_id"] = name,
        ["has_entity_name"] = false,
        ["hidden_by"] = null,
        ["icon"] = null,

        // What it is known by for good: made of what it is, so that it outlives the process.
        ["id"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entity)))[..32],
        ["name"] = null,
        ["options"] = new JsonObject { ["conversation"] = new JsonObject { ["should_expose"] = false } },
        ["original_name"] = null,
        ["platform"] = "virtual_farm",
        ["translation_key"] = null,
        ["unique_id"] = entity[(entity.IndexOf('.', StringComparison.Ordinal) + 1)..],
    };
}
