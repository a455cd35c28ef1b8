using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VerticalFarm.Simulator.Services;

/// <summary>Entity ids as they are written in calls: one, a list, or a list in a string parted by commas.</summary>
internal static partial class EntityIds
{
    public static bool IsValid(string text) => Pattern().IsMatch(text);

    public static IReadOnlyList<string> In(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => Split(text),
        JsonArray array => [.. array.OfType<JsonValue>().Where(item => item.TryGetValue<string>(out _)).SelectMany(item => Split(item.GetValue<string>()))],
        _ => [],
    };

#pragma warning disable CA1308 // Entity ids are lower case by definition.
    public static string Normalise(string text) => text.Trim().ToLowerInvariant();
#pragma warning restore CA1308

    private static string[] Split(string text) => [.. text.Split(',').Select(Normalise)];

    [GeneratedRegex(@"^(?!.+__)(?!_)[\da-z_]+(?<!_)\.(?!_)[\da-z_]+(?<!_)$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Pattern();
}
