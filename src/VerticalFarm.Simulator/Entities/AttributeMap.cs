using System.Text.Json;

namespace VerticalFarm.Simulator.Entities;

/// <summary>Attributes of a state: names to JSON values, in order.</summary>
internal static class AttributeMap
{
    /// <summary>Stands for an attribute that is left out; null is a value and stays.</summary>
    public static readonly object Absent = new();

    public static readonly IReadOnlyDictionary<string, JsonElement> Empty = new Dictionary<string, JsonElement>();

    public static IReadOnlyDictionary<string, JsonElement> Of(params (string Name, object? Value)[] attributes) =>
        attributes.Where(attribute => attribute.Value != Absent)
            .ToDictionary(attribute => attribute.Name, attribute => JsonSerializer.SerializeToElement(attribute.Value));

    public static IReadOnlyDictionary<string, JsonElement> Of(JsonElement json) =>
        json.EnumerateObject().GroupBy(property => property.Name).ToDictionary(group => group.Key, group => group.Last().Value.Clone());

    public static bool AreEqual(IReadOnlyDictionary<string, JsonElement> left, IReadOnlyDictionary<string, JsonElement> right) =>
        left.Count == right.Count
        && left.All(attribute => right.TryGetValue(attribute.Key, out var value) && JsonElement.DeepEquals(attribute.Value, value));
}
