using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Core;

/// <summary>How Home Assistant writes states, contexts and times.</summary>
internal static class HomeAssistantJson
{
    /// <summary>Compact, and with letters beyond ASCII as they are, like the real one.</summary>
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(EntityState state) => new()
    {
        ["entity_id"] = state.EntityId,
        ["state"] = state.State,
        ["attributes"] = Of(state.Attributes),
        ["last_changed"] = Text(state.LastChanged),
        ["last_updated"] = Text(state.LastUpdated),
        ["context"] = Of(state.Context),
    };

    public static JsonObject Of(IReadOnlyDictionary<string, JsonElement> attributes)
    {
        var json = new JsonObject();
        foreach (var (name, value) in attributes)
        {
            json[name] = Node(value);
        }

        return json;
    }

    public static JsonObject Of(StateContext context) => new()
    {
        ["id"] = context.Id,
        ["parent_id"] = context.ParentId,
        ["user_id"] = context.UserId,
    };

    public static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };

    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970 with microseconds, as compressed states have them.</summary>
    public static double Seconds(DateTimeOffset at) => Math.Round((at - DateTimeOffset.UnixEpoch).TotalSeconds, 6);
}
