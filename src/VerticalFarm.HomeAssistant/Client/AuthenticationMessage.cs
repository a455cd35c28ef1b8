using System.Text.Json;
using VerticalFarm.HomeAssistant.Transport;

namespace VerticalFarm.HomeAssistant.Client;

/// <summary>A message of the authentication phase; what was no such message has neither type nor version.</summary>
internal readonly record struct AuthenticationMessage(TransportEnd End, string? Type, string? Version)
{
    public static AuthenticationMessage Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new AuthenticationMessage(TransportEnd.None, Text(root, "type"), Text(root, "ha_version"))
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
