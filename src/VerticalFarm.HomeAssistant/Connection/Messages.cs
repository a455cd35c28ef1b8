using System.Text.Json;
using System.Text.Json.Nodes;

namespace VerticalFarm.HomeAssistant.Connection;

/// <summary>The commands of the protocol that we send. The connection adds the id.</summary>
internal static class Messages
{
    public static JsonObject Ping() => Of("ping");

    public static JsonObject CoalesceMessages() => Of("supported_features", ("features", new JsonObject { ["coalesce_messages"] = 1 }));

    public static JsonObject GetConfig() => Of("get_config");

    public static JsonObject GetStates() => Of("get_states");

    public static JsonObject CurrentUser() => Of("auth/current_user");

    public static JsonObject ListRegistry() => Of("config/entity_registry/list");

    /// <summary>A service without an entity to move, such as those of notify.</summary>
    public static JsonObject CallService(string domain, string service, JsonObject data) =>
        Of("call_service", ("domain", domain), ("service", service), ("service_data", data));

    public static JsonObject SubscribeEvents(string eventType) => Of("subscribe_events", ("event_type", eventType));

    public static JsonObject SubscribeEntities(IEnumerable<string> entityIds) =>
        Of("subscribe_entities", ("entity_ids", new JsonArray([.. entityIds.Select(id => JsonValue.Create(id))])));

    public static JsonObject Unsubscribe(long subscription) => Of("unsubscribe_events", ("subscription", subscription));

    public static JsonObject CallService(ServiceCall call)
    {
        var message = Of("call_service", ("domain", call.Domain), ("service", call.Service), ("target", new JsonObject { ["entity_id"] = call.EntityId }));
        if (call.Data.Count > 0)
        {
            message["service_data"] = JsonSerializer.SerializeToNode(call.Data);
        }

        return message;
    }

    private static JsonObject Of(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var message = new JsonObject { ["type"] = type };
        foreach (var (name, value) in fields)
        {
            message[name] = value;
        }

        return message;
    }
}
