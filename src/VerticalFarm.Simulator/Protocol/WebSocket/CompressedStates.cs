using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>States as <c>subscribe_entities</c> sends them: whole ones added (a), differences (c), and what is gone (r).</summary>
internal static class CompressedStates
{
    public static string Added(IEnumerable<EntityState> states) =>
        Text(new JsonObject { ["a"] = new JsonObject(states.Select(state => KeyValuePair.Create(state.EntityId, (JsonNode?)Whole(state)))) });

    public static string Of(StateChange change) => change switch
    {
        { New: null } => Text(new JsonObject { ["r"] = new JsonArray(change.EntityId) }),
        { Old: null } => Added([change.New]),
        _ => Text(new JsonObject { ["c"] = new JsonObject { [change.EntityId] = Difference(change.Old, change.New) } }),
    };

    private static JsonObject Whole(EntityState state)
    {
        var json = new JsonObject
        {
            ["s"] = state.State,
            ["a"] = HomeAssistantJson.Of(state.Attributes),
            ["c"] = state.Context is { ParentId: null, UserId: null } ? state.Context.Id : HomeAssistantJson.Of(state.Context),
            ["lc"] = HomeAssistantJson.Seconds(state.LastChanged),
        };
        if (state.LastUpdated != state.LastChanged)
        {
            json["lu"] = HomeAssistantJson.Seconds(state.LastUpdated);
        }

        return json;
    }

    private static JsonObject Difference(EntityState old, EntityState now)
    {
        var plus = new JsonObject();
        if (old.State != now.State)
        {
            plus["s"] = now.State;
        }

        if (old.LastChanged != now.LastChanged)
        {
            plus["lc"] = HomeAssistantJson.Seconds(now.LastChanged);
        }
        else if (old.LastUpdated != now.LastUpdated)
        {
            plus["lu"] = HomeAssistantJson.Seconds(now.LastUpdated);
        }

        if (Context(old.Context, now.Context) is { } context)
        {
            plus["c"] = context;
        }

        var changed = now.Attributes.Where(attribute =>
            !old.Attributes.TryGetValue(attribute.Key, out var before) || !JsonElement.DeepEquals(before, attribute.Value)).ToArray();
        if (changed.Length > 0)
        {
            plus["a"] = new JsonObject(changed.Select(attribute => KeyValuePair.Create(attribute.Key, HomeAssistantJson.Node(attribute.Value))));
        }

        var difference = new JsonObject { ["+"] = plus };
        var gone = old.Attributes.Keys.Where(name => !now.Attributes.ContainsKey(name)).ToArray();
        if (gone.Length > 0)
        {
            difference["-"] = new JsonObject { ["a"] = new JsonArray([.. gone.Select(name => JsonValue.Create(name))]) };
        }

        return difference;
    }

    /// <summary>The new id alone, or an object with what else is new.</summary>
    private static JsonNode? Context(StateContext old, StateContext now)
    {
        var parts = new JsonObject();
        if (old.ParentId != now.ParentId)
        {
            parts["parent_id"] = now.ParentId;
        }

        if (old.UserId != now.UserId)
        {
            parts["user_id"] = now.UserId;
        }

        if (old.Id == now.Id)
        {
            return parts.Count > 0 ? parts : null;
        }

        if (parts.Count == 0)
        {
            return now.Id;
        }

        parts["id"] = now.Id;
        return parts;
    }

    private static string Text(JsonObject json) => json.ToJsonString(HomeAssistantJson.Options);
}
