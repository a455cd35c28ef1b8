using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation.Sight;

/// <summary>Which parts of a farm a rule looks at and moves: pure questions of its definition and of where things stand.</summary>
internal static class RuleScope
{
    /// <summary>Whether a condition looks at the sensor.</summary>
    public static bool Looks(Condition condition, SensorFacts sensor, FarmLayout layout) => condition switch
    {
        SensorCondition { Sensor: var chosen } => chosen.Id == sensor.Id || (chosen.Type == sensor.Type && Stands(chosen.In, sensor.ShelfId, layout)),
        MetricCondition metric => MetricReader.Takes(metric.Metric).Contains(sensor.Type) && Stands(metric.In, sensor.ShelfId, layout),
        _ => condition.Parts.Any(part => Looks(part, sensor, layout)),
    };

    /// <summary>Whether a condition looks at the device.</summary>
    public static bool Looks(Condition condition, DeviceFacts device, FarmLayout layout) => condition switch
    {
        DeviceCondition looks => Chooses(looks.Device, device, layout),
        _ => condition.Parts.Any(part => Looks(part, device, layout)),
    };

    /// <summary>Whether a selector chooses the device.</summary>
    public static bool Chooses(DeviceSelector selector, DeviceFacts device, FarmLayout layout) =>
        selector.Type is null ? selector.Id == device.Id : selector.Type == device.Type && Stands(selector.In, device.ShelfId, layout);

    /// <summary>Whether any part of a condition is of a kind.</summary>
    public static bool Has<T>(Condition condition, Func<T, bool>? which = null)
        where T : Condition => (condition is T found && which?.Invoke(found) != false) || condition.Parts.Any(part => Has(part, which));

    private static bool Stands(Guid? scope, Guid? shelf, FarmLayout layout) => scope is not { } place || layout.ScopesOf(shelf).Contains(place);
}
