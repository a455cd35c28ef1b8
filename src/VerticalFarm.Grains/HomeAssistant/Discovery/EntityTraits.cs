using System.Text.Json;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What an entity says of itself, read without trust in its types.</summary>
internal static class EntityTraits
{
    extension(EntityState entity)
    {
        /// <summary>What people call it.</summary>
        public string Name => entity.Said("friendly_name") is { } name && !string.IsNullOrWhiteSpace(name) ? Shortened(name.Trim()) : Shortened(entity.EntityId);

        public string? Unit => entity.Said("unit_of_measurement");

        public string? DeviceClass => entity.Said("device_class");

        /// <summary>Whether the id or the name has one of these words in it.</summary>
        public bool Mentions(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (entity.EntityId.Contains(word, StringComparison.OrdinalIgnoreCase) || entity.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        public bool Lists(string attribute, string word) =>
            entity.Attributes.TryGetValue(attribute, out var value) && value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(word));

        private string? Said(string attribute) =>
            entity.Attributes.TryGetValue(attribute, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    // What a sensor or device may be called at the most.
    private static string Shortened(string name) => name.Length <= 100 ? name : name[..100];
}
