using System.Collections.Immutable;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Grains.Farms;

/// <summary>Whether a new layout leaves a place for all that stands in the old one: a pure check.</summary>
internal static class LayoutReview
{
    public static Failure? Review(FarmState farm, ImmutableArray<RuleView> rules, FarmLayout layout)
    {
        var places = layout.Places();
        var homeless = farm.Sensors.Where(sensor => IsGone(sensor.ShelfId)).Select(sensor => $"the sensor \"{sensor.Name}\" stands")
            .Concat(farm.Devices.Where(device => IsGone(device.ShelfId)).Select(device => $"the device \"{device.Name}\" stands"))
            .Concat(rules.Where(NamesWhatIsGone).Select(rule => $"the rule \"{rule.Definition.Name}\" looks"))
            .FirstOrDefault();
        return homeless is null
            ? null
            : Failure.BusinessRule($"A place is left out where {homeless}", new FieldError("rows", "must keep every place that is in use"));

        bool IsGone(Guid? place) => place is { } id && !places.Contains(id);

        bool NamesWhatIsGone(RuleView rule) =>
            RuleReferences.Of(rule.Definition).Any(reference => reference.Kind == RuleReferenceKind.Place && IsGone(reference.Id));
    }
}
