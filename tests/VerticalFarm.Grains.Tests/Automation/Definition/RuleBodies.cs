using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Json;

namespace VerticalFarm.Grains.Tests.Automation.Definition;

/// <summary>Rules as a client sends them.</summary>
internal static class RuleBodies
{
    public const string Id = "0b9fbd2c-6a3e-4d3b-8a6f-1c7d1f0a0001";

    public const string Good = $$$"""
        {"name": "Cool", "mode": "shadow",
         "when": {"sensor": {"id": "{{{Id}}}"}, "is": "above", "value": 26, "hysteresis": 0.5},
         "then": [{"device": {"id": "{{{Id}}}"}, "command": "turn_on"}],
         "otherwise": [{"device": {"id": "{{{Id}}}"}, "command": "turn_off"}]}
        """;

    /// <summary>The good rule with some of its fields replaced.</summary>
    public static string With(string fields)
    {
        var body = JsonNode.Parse(Good)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString();
    }

    public static (RuleDefinition? Rule, List<FieldError> Errors) Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var errors = new List<FieldError>();
        return (RuleDefinitionJson.Parse(document.RootElement, errors), errors);
    }

    public static (RuleDefinition? Rule, List<FieldError> Errors) Patch(string json, RuleDefinition current)
    {
        using var document = JsonDocument.Parse(json);
        var errors = new List<FieldError>();
        return (RuleDefinitionJson.ParsePatch(document.RootElement, current, errors), errors);
    }
}
