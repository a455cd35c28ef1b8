using System.Text.Json;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>Values as Python prints them: Home Assistant's validator quotes what it was given in that form.</summary>
internal static class PythonText
{
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{value.GetString()}'",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Null or JsonValueKind.Undefined => "None",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Of))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(property => $"'{property.Name}': {Of(property.Value)}"))}}}",
        _ => value.GetRawText(),
    };
}
