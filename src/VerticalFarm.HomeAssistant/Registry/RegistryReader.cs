using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Registry;

/// <summary>Reads what the entity registry says. What is not as expected is left out: the registry is a help, nothing hangs on it.</summary>
internal static class RegistryReader
{
    /// <summary>The answer of <c>config/entity_registry/list</c>.</summary>
    public static IReadOnlyList<RegisteredEntity> List(JsonElement result) => result.ValueKind == JsonValueKind.Array
        ? [.. result.EnumerateArray().Select(Entity).OfType<RegisteredEntity>()]
        : [];

    /// <summary>The rename that an event <c>entity_registry_updated</c> tells of; null when it tells of something else.</summary>
    public static EntityRename? Rename(JsonElement @event) =>
        @event.ValueKind == JsonValueKind.Object && @event.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
        && Text(data, "old_entity_id") is { } from && Text(data, "entity_id") is { } to && from != to
            ? new EntityRename(from, to)
            : null;

    private static RegisteredEntity? Entity(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && Text(entry, "id") is { } id && Text(entry, "entity_id") is { } entityId
            ? new RegisteredEntity(id, entityId)
            : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
