using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>What the server says.</summary>
internal static class Messages
{
    public const string Version = "2023.12.4";

    public static string AuthRequired { get; } = $$"""{"type":"auth_required","ha_version":"{{Version}}"}""";

    public static string AuthOk { get; } = $$"""{"type":"auth_ok","ha_version":"{{Version}}"}""";

    public static string AuthInvalid(string message) => Text(new JsonObject { ["type"] = "auth_invalid", ["message"] = message });

    public static string Pong(long id) => Text(new JsonObject { ["id"] = id, ["type"] = "pong" });

    public static string Result(long id, JsonNode? result) =>
        Text(new JsonObject { ["id"] = id, ["type"] = "result", ["success"] = true, ["result"] = result });

    public static string Error(JsonNode? id, string code, string message) => Error(id, new JsonObject { ["code"] = code, ["message"] = message });

    public static string Error(JsonNode? id, JsonObject error) =>
        Text(new JsonObject { ["id"] = id, ["type"] = "result", ["success"] = false, ["error"] = error });

    /// <summary>An event; its JSON was written once for all subscribers, so the id goes last, as in the recordings.</summary>
    public static string Event(long id, string eventJson) => $$"""{"type":"event","event":{{eventJson}},"id":{{id}}}""";

    private static string Text(JsonObject json) => json.ToJsonString(HomeAssistantJson.Options);
}

/// <summary>Error codes of the WebSocket API.</summary>
internal static class ErrorCodes
{
    public const string IdReuse = "id_reuse";
    public const string InvalidFormat = "invalid_format";
    public const string UnknownCommand = "unknown_command";
    public const string NotFound = "not_found";
    public const string UnknownError = "unknown_error";
    public const string Unauthorized = "unauthorized";
    public const string HomeAssistantError = "home_assistant_error";
}
