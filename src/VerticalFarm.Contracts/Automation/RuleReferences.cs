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
        MetricCondition metric => Of(RuleReferenceKind.Sensor, id: null, metric.In, path),
        DeviceCondition device => Of(RuleReferenceKind.Device, device.Device.Id, device.Device.In, $"{path}.device"),
        _ => condition.Parts.SelectMany((part, index) => Of(part, RulePaths.Part(condition, path, index))),
    };

    private static IEnumerable<RuleReference> Of(ImmutableArray<RuleAction> actions, string path) =>
        actions.SelectMany((action, index) => action is DeviceAction { Device: var device }
            ? Of(RuleReferenceKind.Device, device.Id, device.In, $"{path}[{index}].device")
            : []);

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
