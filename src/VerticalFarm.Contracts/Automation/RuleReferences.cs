using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Automation;

/// <summary>What a rule names, with the place where it does: for the check that all of it is its farm's.</summary>
public static class RuleReferences
{
    /// <summary>Everything that the rule names by id, in the order of the rule; the same thing as often as it is named.</summary>
    public static IEnumerable<RuleReference> Of(RuleDefinition rule) =>
        [.. Of(rule.When, RulePaths.Root), .. Of(rule.Then, "then"), .. Of(rule.Otherwise, "otherwise")];

    private static IEnumerable<RuleReference> Of(Condition condition, string path) => condition switch
    {
        SensorCondition sensor => Of(RuleReferenceKind.Sensor, sensor.Sensor.Id, sensor.Sensor.In, $"{path}.sensor"),
        DeviceCondition device => Of(RuleReferenceKind.Device, device.DeviceId, place: null, $"{path}.device"),
        _ => condition.Parts.SelectMany((part, index) => Of(part, RulePaths.Part(condition, path, index))),
    };

    private static IEnumerable<RuleReference> Of(ImmutableArray<RuleAction> actions, string path) =>
        actions.SelectMany((action, index) => Of(RuleReferenceKind.Device, action.Device.Id, action.Device.In, $"{path}[{index}].device"));

    private static IEnumerable<RuleReference> Of(RuleReferenceKind kind, Guid? id, Guid? place, string path)
    {
        if (id is { } thing)
        {
            yield return new RuleReference(kind, thing, $"{path}.id");
        }

        if (place is { } scope)
        {
            yield return new RuleReference(RuleReferenceKind.Place, scope, $"{path}.in");
        }
    }
}
