using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Entities;

/// <summary>Reads states as <c>get_states</c> lists them. What is not a state is left out: one odd entity must not hide the others.</summary>
internal static class StateReader
{
    public static readonly IReadOnlyDictionary<string, JsonElement> NoAttributes = new Dictionary<string, JsonElement>();

    public static IReadOnlyList<EntityState> ReadAll(JsonElement states, string temperatureUnit) => states.ValueKind == JsonValueKind.Array
        ? [.. states.EnumerateArray().Select(state => Read(state, temperatureUnit)).OfType<EntityState>()]
        : [];

    /// <summary>The attributes, independent of the message that they came in: a copy a state, so that none keeps a large message alive.</summary>
    public static Dictionary<string, JsonElement> Attributes(JsonElement attributes)
    {
        var copied = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (attributes.ValueKind == JsonValueKind.Object)
        {
            foreach (var attribute in attributes.Clone().EnumerateObject())
            {
                copied[attribute.Name] = attribute.Value;
            }
        }

        return copied;
    }

    private static EntityState? Read(JsonElement state, string temperatureUnit)
    {
        if (state.ValueKind != JsonValueKind.Object || Text(state, "entity_id") is not { } id || Text(state, "state") is not { } value
            || Time(state, "last_changed") is not { } changed)
        {
            return null;
        }

        var attributes = state.TryGetProperty("attributes", out var given) ? Attributes(given) : NoAttributes;
        return new EntityState(id, value, attributes, changed, Time(state, "last_updated") ?? changed) { TemperatureUnit = temperatureUnit };
    }

    private static string? Text(JsonElement state, string name) =>
        state.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement state, string name) =>
        state.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time : null;
}
