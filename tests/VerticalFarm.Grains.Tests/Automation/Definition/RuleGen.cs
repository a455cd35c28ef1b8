using CsCheck;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Tests.Automation.Definition;

/// <summary>Rules of every shape that the API accepts.</summary>
internal static class RuleGen
{
    private static readonly Gen<double> Limit = Gen.Int[-400, 400].Select(tenths => tenths / 10.0);

    private static readonly Gen<double> Slack = Gen.Int[0, 9].Select(tenths => tenths / 10.0);

    private static readonly Gen<Guid?> Place = Gen.Guid.Select(Gen.Bool, (id, given) => given ? id : (Guid?)null);

    private static readonly Gen<SensorSelector> Sensor = Gen.OneOf(
        Gen.Guid.Select(SensorSelector.OfId),
        Gen.Select(Gen.Enum<SensorType>(), Gen.Enum<Aggregate>(), Place, SensorSelector.OfType));

    private static readonly Gen<DeviceSelector> Device = Gen.OneOf(
        Gen.Guid.Select(DeviceSelector.OfId),
        Gen.Select(Gen.Enum<DeviceType>(), Place, DeviceSelector.OfType));

    private static readonly Gen<Condition> Leaf = Gen.OneOf<Condition>(
        Gen.Select(Sensor, Limit, Slack, Gen.Bool, (sensor, value, slack, above) => above ? SensorCondition.Above(sensor, value, slack) : SensorCondition.Below(sensor, value, slack)),
        Gen.Select(Sensor, Limit, Slack, Gen.Bool, (sensor, low, slack, inside) => inside ? SensorCondition.Between(sensor, low, low + 2, slack) : SensorCondition.Outside(sensor, low, low + 2, slack)),
        Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 1439], Gen.Enum<DayOfWeek>(), Gen.Bool, (from, length, day, daily) =>
            new TimeCondition(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(from + length), daily ? [] : [day])),
        Gen.Select(Gen.Enum<Metric>(), Place, Limit, Slack, (metric, place, value, slack) => new MetricCondition(metric, place, Comparison.Above, value, null, null, slack)),
        Gen.Select(Gen.Enum<WeatherQuantity>(), Limit, Gen.Int[1, 86_400], (quantity, low, age) => new WeatherCondition(quantity, Comparison.Between, null, low, low + 2, 0, age)),
        Gen.Select(Device, Gen.Enum<DeviceIs>(), (device, state) => new DeviceCondition(device, state)));

    public static readonly Gen<Condition> Condition = Nested(depth: 3);

    private static readonly Gen<RuleAction> Action = Gen.OneOf<RuleAction>(
        Gen.Select(Device, Gen.Bool, (device, on) => new DeviceAction(device, on ? CommandKind.TurnOn : CommandKind.TurnOff)),
        Gen.Select(Device, Gen.Double[0, 100], (device, level) => new DeviceAction(device, CommandKind.Set, new CommandData { Level = level })));

    private static readonly Gen<RuleAction> Notice =
        Gen.Select(Gen.Enum<AlertSeverity>(), Gen.Char.AlphaNumeric.Array[1, 20], (severity, text) => (RuleAction)new NotifyAction(severity, new string(text)));

    private static readonly Gen<(RuleMode Mode, OnUnknown OnUnknown, int For, int Cooldown, int Priority)> Settings =
        Gen.Select(Gen.Enum<RuleMode>(), Gen.Enum<OnUnknown>(), Gen.Int[0, 86_400], Gen.Int[0, 86_400], Gen.Int[0, 100]);

    public static readonly Gen<RuleDefinition> Rule = Gen.Select(Condition, Action.Array[1, 3], Gen.OneOf(Action.Array[0, 3], Notice.Array[1]), Settings, (when, then, otherwise, settings) =>
        new RuleDefinition
        {
            Name = "Rule",
            Mode = settings.Mode,
            When = when,
            ForSeconds = settings.For,
            Then = [.. then],
            Otherwise = [.. otherwise],
            CooldownSeconds = settings.Cooldown,
            OnUnknown = settings.OnUnknown,
            Priority = settings.Priority,
        });

    private static Gen<Condition> Nested(int depth)
    {
        if (depth == 0)
        {
            return Leaf;
        }

        var part = Nested(depth - 1);
        return Gen.OneOf(
            Leaf,
            part.Array[1, 3].Select(parts => (Condition)new AllOf([.. parts])),
            part.Array[1, 3].Select(parts => (Condition)new AnyOf([.. parts])),
            part.Select(inner => (Condition)new Not(inner)));
    }
}
