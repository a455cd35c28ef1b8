using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Rest;

/// <summary>
/// Reads <c>/api/history/period</c>: a list an entity, of states in order. In its short form only the first names the entity, and the others
/// have a time of change and no time of update.
/// </summary>
internal static class HistoryReader
{
    public static IReadOnlyList<HistoryState> Read(JsonElement answer) => answer.ValueKind == JsonValueKind.Array
        ? [.. answer.EnumerateArray().Where(entity => entity.ValueKind == JsonValueKind.Array).SelectMany(States)]
        : [];

    private static IEnumerable<HistoryState> States(JsonElement entity)
    {
        string? id = null;
        foreach (var state in entity.EnumerateArray().Where(state => state.ValueKind == JsonValueKind.Object))
        {
            id = Text(state, "entity_id") ?? id;
            if (id is not null && Text(state, "state") is { } said && (Time(state, "last_updated") ?? Time(state, "last_changed")) is { } at)
            {
                yield return new HistoryState(id, said, at);
            }
        }
    }

    private static string? Text(JsonElement state, string name) =>
        state.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement state, string name) =>
        state.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : null;
}
