using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Entities;

/// <summary>Attributes read without trust in their type: integrations write what they like.</summary>
internal static class EntityAttributes
{
    extension(EntityState state)
    {
        /// <summary>The attribute when it is a finite number, else null.</summary>
        public double? Number(string name) =>
            state.Attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
                ? number
                : null;

        /// <summary>The attribute when it is a string, else null.</summary>
        public string? Text(string name) =>
            state.Attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        /// <summary>The attribute's strings when it is a list; null when there is no such list.</summary>
        public IReadOnlyList<string>? Texts(string name) =>
            state.Attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
                : null;

        /// <summary>Whether the entity declares a feature of its domain.</summary>
        public bool Supports(int feature) => state.Number("supported_features") is { } features && ((long)features & feature) != 0;
    }
}
