using System.Text.Json;

namespace VerticalFarm.Simulator.Tests.Protocol.Recordings;

internal enum FrameKind
{
    Text,
    Binary,
    Close,
}

/// <summary>A frame: its text, its bytes in hexadecimal, or its close code.</summary>
internal sealed record RecordedFrame(bool FromServer, FrameKind Kind, string Data)
{
    /// <summary>The messages of a text frame: one, or those of an array.</summary>
    public IEnumerable<JsonElement> Messages => MessagesOf(JsonElement.Parse(Data));

    public static IEnumerable<JsonElement> MessagesOf(JsonElement frame) =>
        frame.ValueKind == JsonValueKind.Array ? frame.EnumerateArray() : [frame];

    /// <summary>Whether a client's frame has a command of one of these ids, or no command at all.</summary>
    public bool IsOneOf(int[] ids) => Kind != FrameKind.Text || Messages.All(message =>
        !message.TryGetProperty("id", out var id) || ids.Contains(id.GetInt32()));

    /// <summary>Whether it has a command or an answer to one.</summary>
    public bool HasId => Kind == FrameKind.Text && Messages.Any(message => message.ValueKind == JsonValueKind.Object && message.TryGetProperty("id", out _));

    /// <summary>A server's frame without the events of entities that the room lacks; null if nothing is left.</summary>
    public RecordedFrame? WithoutStrangers()
    {
        if (Kind != FrameKind.Text)
        {
            return this;
        }

        JsonElement[] kept = [.. Messages.Where(message => !IsOfStranger(message))];
        return kept.Length switch
        {
            0 => null,
            1 => this with { Data = kept[0].GetRawText() },
            _ => this with { Data = $"[{string.Join(',', kept.Select(message => message.GetRawText()))}]" },
        };
    }

    private static bool IsOfStranger(JsonElement message) =>
        message.TryGetProperty("event", out var happened)
        && happened.TryGetProperty("data", out var data)
        && data.TryGetProperty("entity_id", out var entity)
        && !RoomEntities.Contains(entity.GetString()!);
}
