using System.Text.Json;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>Which type a field of a command must have.</summary>
internal enum FieldKind
{
    String,
    Integer,
    Boolean,
    Object,
    EntityIds,
    Target,
    Features,
}

internal sealed record CommandField(string Key, FieldKind Kind, bool Required = false);

/// <summary>Fields of a command; what does not fit is told in the words of Home Assistant's validator.</summary>
internal sealed class CommandSchema(params CommandField[] fields)
{
    private static readonly string[] TargetKeys = ["entity_id", "device_id", "area_id"];

    /// <summary>What is wrong with a command, one line each in alphabetical order; null if nothing is.</summary>
    public string? Check(JsonElement message)
    {
        var errors = new List<string>();
        foreach (var property in message.EnumerateObject().Where(property => property.Name is not ("id" or "type")))
        {
            if (Array.Find(fields, field => field.Key == property.Name) is not { } field)
            {
                errors.Add($"extra keys not allowed @ data['{property.Name}']. Got {PythonText.Of(property.Value)}");
            }
            else if (Check(field, property.Value) is { } error)
            {
                errors.Add(error);
            }
        }

        errors.AddRange(fields.Where(field => field.Required && !message.TryGetProperty(field.Key, out _))
            .Select(field => $"required key not provided @ data['{field.Key}']. Got None"));
        errors.Sort(StringComparer.Ordinal);
        return errors.Count == 0 ? null : string.Join('\n', errors);
    }

    private static string? Check(CommandField field, JsonElement value) => field.Kind switch
    {
        FieldKind.String when value.ValueKind != JsonValueKind.String => Expected("str", field, value),
        FieldKind.Integer when value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out _) => Expected("int", field, value),
        FieldKind.Boolean when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) => Expected("bool", field, value),
        FieldKind.Object or FieldKind.Target or FieldKind.Features when value.ValueKind != JsonValueKind.Object => Expected("dict", field, value),
        FieldKind.EntityIds => CheckEntityIds(field, value),
        FieldKind.Target => CheckTarget(field, value),
        FieldKind.Features => CheckFeatures(value),
        _ => null,
    };

    private static string Expected(string type, CommandField field, JsonElement value) =>
        $"expected {type} for dictionary value @ data['{field.Key}']. Got {PythonText.Of(value)}";

    private static string? CheckEntityIds(CommandField field, JsonElement value)
    {
        var bad = Texts(value).FirstOrDefault(text => !EntityIds.IsValid(EntityIds.Normalise(text)));
        return bad is null ? null : $"Entity ID {bad} is an invalid entity ID for dictionary value @ data['{field.Key}']. Got {PythonText.Of(value)}";
    }

    private static string? CheckTarget(CommandField field, JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (!TargetKeys.Contains(property.Name))
            {
                return $"extra keys not allowed @ data['{field.Key}']['{property.Name}']. Got {PythonText.Of(property.Value)}";
            }

            if (property.Name == "entity_id"
                && Texts(property.Value).Select(EntityIds.Normalise).Any(id => id is not ("all" or "none") && !EntityIds.IsValid(id)))
            {
                return $"not a valid value for dictionary value @ data['{field.Key}']['entity_id']. Got {PythonText.Of(property.Value)}";
            }
        }

        return null;
    }

    private static string? CheckFeatures(JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Number)
            {
                return $"expected int for dictionary value @ data['features']['{property.Name}']. Got {PythonText.Of(property.Value)}";
            }
        }

        return null;
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Split(','),
        JsonValueKind.Array => value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText()),
        _ => [value.GetRawText()],
    };
}
