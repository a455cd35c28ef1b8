using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VerticalFarm.Simulator.Tests.Protocol.Recordings;

/// <summary>
/// Compares an answer with a recorded one: the same keys, the same types, the same form of texts (times, ULIDs, ids of users), and the same
/// words where they are part of the protocol. Values that differ from home to home are free.
/// </summary>
internal static partial class JsonShape
{
    /// <summary>Keys whose text is part of the protocol, not of the home.</summary>
    private static readonly HashSet<string> Protocol =
    [
        "message", "code", "type", "event_type", "origin", "domain", "service", "ha_version", "version", "config_source",
        "translation_key", "translation_domain",
    ];

    /// <summary>What differs, each with the path to it; empty if nothing does.</summary>
    public static IReadOnlyList<string> Differences(JsonElement recorded, JsonElement answered) => [.. Differences(recorded, answered, "$", "")];

    private static IEnumerable<string> Differences(JsonElement recorded, JsonElement answered, string path, string key)
    {
        if (Kind(recorded) != Kind(answered))
        {
            return [$"{path}: recorded {Kind(recorded)}, answered {Kind(answered)}"];
        }

        return recorded.ValueKind switch
        {
            JsonValueKind.Object when IsFree(recorded, key, path) => [],
            JsonValueKind.Object when IsByEntity(recorded) && IsByEntity(answered) => OfItems(Values(recorded), Values(answered), path),
            JsonValueKind.Object => OfObjects(recorded, answered, path),
            JsonValueKind.Array => OfItems([.. recorded.EnumerateArray()], [.. answered.EnumerateArray()], path),
            JsonValueKind.String when IsProtocol(key, path) && recorded.GetString() != answered.GetString() =>
                [$"{path}: recorded \"{recorded.GetString()}\", answered \"{answered.GetString()}\""],
            JsonValueKind.Number when key == "id" && recorded.GetRawText() != answered.GetRawText() =>
                [$"{path}: recorded {recorded.GetRawText()}, answered {answered.GetRawText()}"],
            _ => [],
        };
    }

    private static IEnumerable<string> OfObjects(JsonElement recorded, JsonElement answered, string path)
    {
        var before = recorded.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        var now = answered.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        return before.Keys.Except(now.Keys).Select(key => $"{path}.{key}: missing")
            .Concat(now.Keys.Except(before.Keys).Select(key => $"{path}.{key}: not in the recording"))
            .Concat(before.Keys.Intersect(now.Keys).SelectMany(key => Differences(before[key], now[key], $"{path}.{key}", key)));
    }

    /// <summary>Each item answered must be like one recorded. Lists of objects tell whether there was anything at all; lists of names do not.</summary>
    private static IEnumerable<string> OfItems(JsonElement[] recorded, JsonElement[] answered, string path)
    {
        if ((recorded.Length == 0) != (answered.Length == 0) && (recorded.Length == 0 || recorded[0].ValueKind == JsonValueKind.Object))
        {
            return [$"{path}: recorded {recorded.Length} items, answered {answered.Length}"];
        }

        return answered.SelectMany((item, index) => recorded
            .Select(candidate => Differences(candidate, item, $"{path}[{index}]", "").ToArray())
            .MinBy(differences => differences.Length) ?? []);
    }

    /// <summary>In a list an entity is compared with all that were recorded; elsewhere it is the one that was asked for.</summary>
    private static bool IsProtocol(string key, string path) =>
        Protocol.Contains(key) || (key == "entity_id" && !path.Contains('[', StringComparison.Ordinal));

    /// <summary>Attributes are the entity's own affair, except in a difference, which is of one and the same entity.</summary>
    private static bool IsFree(JsonElement json, string key, string path) =>
        key == "attributes" || (key == "a" && !IsByEntity(json) && !path.EndsWith(".+.a", StringComparison.Ordinal));

    private static bool IsByEntity(JsonElement json) => json.EnumerateObject().All(property => EntityId().IsMatch(property.Name));

    private static JsonElement[] Values(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Value)];

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.String when Time().IsMatch(json.GetString()!) => "a time",
        JsonValueKind.String when Ulid().IsMatch(json.GetString()!) => "a ULID",
        JsonValueKind.String when UserId().IsMatch(json.GetString()!) => "a user's id",
        JsonValueKind.String when double.TryParse(json.GetString(), CultureInfo.InvariantCulture, out _) => "a number as text",
        var kind => kind.ToString(),
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00$")]
    private static partial Regex Time();

    [GeneratedRegex("^[0-9A-HJKMNP-TV-Z]{26}$")]
    private static partial Regex Ulid();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex UserId();

    [GeneratedRegex(@"^[a-z0-9_]+\.[a-z0-9_]+$")]
    private static partial Regex EntityId();
}
