using System.Collections.Immutable;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Devices;

/// <summary>What people send of a device.</summary>
internal static class DeviceForms
{
    private const int Day = 86_400;
    private static readonly DeviceSpec Any = new() { Name = "any", Type = DeviceType.Other, EntityId = "any.thing" };

    public static DeviceSpec Spec(ObjectReader fields)
    {
        fields.RefuseOthers("name", "type", "entity_id", "shelf_id", "safety");
        fields.Required("name");
        fields.Required("type");
        fields.Required("entity_id");
        return new DeviceSpec
        {
            Name = fields.Text("name")?.Trim() ?? "",
            Type = fields.Choice<DeviceType>("type") ?? DeviceType.Other,
            EntityId = fields.Text("entity_id") ?? "",
            ShelfId = fields.Id("shelf_id"),
            Safety = Safety(fields) ?? new SafetyEnvelope(),
        };
    }

    public static DevicePatch Patch(ObjectReader fields)
    {
        fields.RefuseOthers("name", "type", "entity_id", "shelf_id", "safety", "mode");
        return new DevicePatch
        {
            Name = fields.Given("name", name => fields.Text(name)?.Trim() ?? ""),
            Type = fields.Given("type", name => Needed(fields, name, fields.Choice<DeviceType>) ?? DeviceType.Other),
            EntityId = fields.Given("entity_id", name => fields.Text(name) ?? ""),
            ShelfId = fields.Given("shelf_id", fields.Id),
            Safety = fields.Given("safety", _ => Safety(fields)),
            Mode = fields.Given("mode", name => Needed(fields, name, fields.Choice<DeviceMode>) ?? DeviceMode.Auto),
        };
    }

    public static IEnumerable<FieldError> Errors(DevicePatch patch) => patch.ApplyTo(Any).Errors();

    private static T? Needed<T>(ObjectReader fields, string name, Func<string, T?> read)
        where T : struct => fields.Required(name) is null ? null : read(name);

    private static ImmutableArray<SensorRequirement> Requires(ObjectReader safety)
    {
        var requires = ImmutableArray.CreateBuilder<SensorRequirement>();
        foreach (var fields in safety.Objects("requires", SafetyEnvelope.MostNamed))
        {
            fields.RefuseOthers("sensor_id", "max_age_seconds", "min", "max");
            fields.Required("sensor_id");
            fields.Required("max_age_seconds");
            requires.Add(new SensorRequirement
            {
                SensorId = fields.Id("sensor_id") ?? Guid.Empty,
                MaxAgeSeconds = fields.Whole("max_age_seconds", 1, Day) ?? 1,
                Min = fields.Number("min"),
                Max = fields.Number("max"),
            });
        }

        return requires.ToImmutable();
    }

    private static SafetyEnvelope? Safety(ObjectReader fields)
    {
        if (fields.Object("safety") is not { } safety)
        {
            return null;
        }

        safety.RefuseOthers("max_on_seconds", "min_on_seconds", "min_off_seconds", "max_on_seconds_per_day", "exclusive_with", "requires", "fail_safe");
        return new SafetyEnvelope
        {
            MaxOnSecondsPerDay = safety.Whole("max_on_seconds_per_day", 1, Day),
            ExclusiveWith = safety.Ids("exclusive_with", SafetyEnvelope.MostNamed),
            Requires = Requires(safety),
            MaxOnSeconds = safety.Whole("max_on_seconds", 1, Day),
            MinOnSeconds = safety.Whole("min_on_seconds", 1, Day),
            MinOffSeconds = safety.Whole("min_off_seconds", 1, Day),
            FailSafe = safety.Choice<FailSafe>("fail_safe") ?? FailSafe.Off,
        };
    }
}
