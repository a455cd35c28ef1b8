using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary>What the selectors of sensors and of devices have in common.</summary>
internal static class SelectorJson
{
    /// <summary>Whether it selects by exactly one of id and type.</summary>
    public static bool IsOne(ObjectReader reader, string path, ICollection<FieldError> errors)
    {
        if (reader.IsGiven("id") != reader.IsGiven("type"))
        {
            return true;
        }

        errors.Add(new FieldError(path, "must have exactly one of id, type"));
        return false;
    }

    public static void WriteType(Utf8JsonWriter writer, string type, Guid? scope)
    {
        writer.WriteString("type", type);
        if (scope is { } place)
        {
            writer.WriteString("in", place);
        }
    }
}
