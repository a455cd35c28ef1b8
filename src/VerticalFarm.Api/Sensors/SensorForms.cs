using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Json;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.Sensors;

/// <summary>What people send of a sensor.</summary>
internal static class SensorForms
{
    private static readonly SensorSpec Any = new() { Name = "any", Type = SensorType.Other };

    public static SensorSpec Spec(ObjectReader fields)
    {
        fields.RefuseOthers("name", "type", "unit", "entity_id", "shelf_id", "thresholds", "expected_interval_seconds");
        fields.Required("name");
        fields.Required("type");
        return new SensorSpec
        {
            Name = fields.Text("name")?.Trim() ?? "",
            Type = fields.Choice<SensorType>("type") ?? SensorType.Other,
            Unit = fields.Text("unit"),
            EntityId = fields.Text("entity_id"),
            ShelfId = fields.Id("shelf_id"),
            Thresholds = Thresholds(fields),
            ExpectedIntervalSeconds = Interval(fields) ?? Any.ExpectedIntervalSeconds,
        };
    }

    public static SensorPatch Patch(ObjectReader fields)
    {
        fields.RefuseOthers("name", "entity_id", "shelf_id", "thresholds", "expected_interval_seconds");
        return new SensorPatch
        {
            Name = fields.Given("name", name => fields.Text(name)?.Trim() ?? ""),
            EntityId = fields.Given("entity_id", fields.Text),
            ShelfId = fields.Given("shelf_id", fields.Id),
            Thresholds = fields.Given("thresholds", _ => Thresholds(fields)),
            ExpectedIntervalSeconds = fields.Given("expected_interval_seconds", _ => Interval(fields)),
        };
    }

    public static IEnumerable<FieldError> Errors(SensorPatch patch) => patch.ApplyTo(Any).Errors();

    private static int? Interval(ObjectReader fields) => fields.Whole("expected_interval_seconds", 1, 86_400);

    private static SensorThresholds? Thresholds(ObjectReader fields)
    {
        if (fields.Object("thresholds") is not { } limits)
        {
            return null;
        }

        limits.RefuseOthers("critical_low", "low", "high", "critical_high", "hysteresis");
        return new SensorThresholds
        {
            CriticalLow = limits.Number("critical_low"),
            Low = limits.Number("low"),
            High = limits.Number("high"),
            CriticalHigh = limits.Number("critical_high"),
            Hysteresis = limits.Number("hysteresis", 0) ?? 0,
        };
    }
}
