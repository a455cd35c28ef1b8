using System.Text.Json;
using System.Text.Json.Nodes;

namespace VerticalFarm.Simulator.Services;

/// <summary>Checks a call's data against its service, in the words of Home Assistant's validator.</summary>
internal static class ServiceValidation
{
    private const string NoTarget = "must contain at least one of entity_id, device_id, area_id.";

    private static readonly string[] TargetKeys = ["entity_id", "device_id", "area_id"];

    public static ValidatedCall Validate(ServiceDefinition definition, JsonObject data)
    {
        var arguments = new Dictionary<string, double>();
        if (definition.NeedsTarget && !TargetKeys.Any(data.ContainsKey))
        {
            return new ValidatedCall(arguments, NoTarget);
        }

        foreach (var (key, node) in data)
        {
            if (definition.NeedsTarget && TargetKeys.Contains(key))
            {
                continue;
            }

            if (definition.Fields.FirstOrDefault(field => field.Key == key) is not { } field)
            {
                return new ValidatedCall(arguments, $"extra keys not allowed @ data['{key}']");
            }

            var (value, error) = field.Coerce(node is null ? default : node.Deserialize<JsonElement>());
            if (error is not null)
            {
                return new ValidatedCall(arguments, error);
            }

            arguments[key] = value;
        }

        var missing = definition.Fields.FirstOrDefault(field => field.Required && !arguments.ContainsKey(field.Key));
        var badId = EntityIds.In(data["entity_id"]).FirstOrDefault(id => id is not ("all" or "none") && !EntityIds.IsValid(id));
        return new ValidatedCall(
            arguments,
            badId is not null ? "not a valid value for dictionary value @ data['entity_id']"
            : missing is not null ? $"required key not provided @ data['{missing.Key}']"
            : null);
    }
}

/// <summary>Arguments of a call as numbers, or what is wrong with them.</summary>
internal sealed record ValidatedCall(IReadOnlyDictionary<string, double> Arguments, string? Error);
