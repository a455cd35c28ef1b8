using System.Text.Json;
using CsCheck;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Tests.Automation.Definition;

public sealed class RuleJsonTests
{
    private static readonly RuleDefinition Good = RuleBodies.Parse(RuleBodies.Good).Rule!;

    [Fact]
    public void A_rule_reads_as_it_was_written_by_its_grower()
    {
        var id = Guid.Parse(RuleBodies.Id);

        Assert.Equal(
            new RuleDefinition
            {
                Name = "Cool",
                Mode = RuleMode.Shadow,
                When = SensorCondition.Above(SensorSelector.OfId(id), 26, hysteresis: 0.5),
                Then = [new DeviceAction(DeviceSelector.OfId(id), CommandKind.TurnOn)],
                Otherwise = [new DeviceAction(DeviceSelector.OfId(id), CommandKind.TurnOff)],
            },
            Good);
    }

    [Fact]
    public void What_a_rule_does_not_say_has_its_default()
    {
        var rule = RuleBodies.Parse(RuleBodies.With("""{"mode": null, "otherwise": null}""")).Rule!;

        Assert.Equal(
            (RuleMode.Disabled, 0, 0, 0, OnUnknown.Hold, 50),
            (rule.Mode, rule.ForSeconds, rule.Otherwise.Length, rule.CooldownSeconds, rule.OnUnknown, rule.Priority));
    }

    [Fact]
    public void Any_rule_survives_being_written_and_read() =>
        RuleGen.Rule.Sample(rule => Assert.Equal(rule, JsonSerializer.Deserialize<RuleDefinition>(JsonSerializer.Serialize(rule))));

    [Fact]
    public void The_shape_does_not_depend_on_the_options_of_a_serializer() =>
        RuleGen.Rule.Sample(rule => Assert.Equal(JsonSerializer.Serialize(rule), JsonSerializer.Serialize(rule, JsonSerializerOptions.Web)));

    [Fact]
    public void Equal_rules_have_equal_hashes() =>
        RuleGen.Rule.Sample(rule => Assert.Equal(rule.GetHashCode(), JsonSerializer.Deserialize<RuleDefinition>(JsonSerializer.Serialize(rule))!.GetHashCode()));

    [Fact]
    public void A_patch_keeps_what_it_leaves_out()
    {
        var (rule, errors) = RuleBodies.Patch("""{"mode": "armed", "for_seconds": 120}""", Good);

        Assert.Empty(errors);
        Assert.Equal(Good with { Mode = RuleMode.Armed, ForSeconds = 120 }, rule);
    }

    [Fact]
    public void Null_in_a_patch_sets_an_optional_field_back_and_is_refused_for_the_others()
    {
        Assert.Equal(Good with { Otherwise = [], Priority = 50 }, RuleBodies.Patch("""{"otherwise": null, "priority": null}""", Good with { Priority = 7 }).Rule);
        Assert.Equal(["name", "when", "then"], RuleBodies.Patch("""{"name": null, "when": null, "then": null}""", Good).Errors.Select(error => error.Field));
    }

    [Fact]
    public void An_empty_patch_changes_nothing() => Assert.Equal(Good, RuleBodies.Patch("{}", Good).Rule);

    [Fact]
    public void A_window_can_end_with_the_day()
    {
        var whole = RuleBodies.Parse(RuleBodies.With("""{"when": {"time": {"from": "00:00", "to": "24:00", "days": ["sun", "mon"]}}}""")).Rule!;

        Assert.Equal(new TimeCondition(TimeOnly.MinValue, TimeOnly.MinValue, [DayOfWeek.Monday, DayOfWeek.Sunday]), whole.When);
        Assert.Equal("""{"time":{"from":"00:00","to":"24:00","days":["mon","sun"]}}""", JsonSerializer.Serialize(whole.When));
    }

    [Fact]
    public void Only_a_rule_that_looks_at_the_clock_is_a_schedule()
    {
        Assert.False(Good.IsSchedule());
        Assert.True((Good with { When = new AllOf([Good.When, new Not(new TimeCondition(new(6, 0), new(22, 0), []))]) }).IsSchedule());
    }

    [Fact]
    public void Everything_that_a_rule_names_is_found_with_its_path()
    {
        var (a, b, c, d) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var rule = Good with
        {
            When = new AllOf([
                SensorCondition.Above(SensorSelector.OfId(a), 1),
                new Not(new AnyOf([new DeviceCondition(b, DeviceIs.On), SensorCondition.Below(SensorSelector.OfType(SensorType.Ph, Aggregate.Min, c), 1)])),
            ]),
            Then = [new DeviceAction(DeviceSelector.OfType(DeviceType.Fan, c), CommandKind.TurnOn)],
            Otherwise = [new DeviceAction(DeviceSelector.OfType(DeviceType.Fan), CommandKind.TurnOff), new DeviceAction(DeviceSelector.OfId(d), CommandKind.TurnOff)],
        };

        Assert.Equal(
            [
                new RuleReference(RuleReferenceKind.Sensor, a, "when.all[0].sensor.id"),
                new RuleReference(RuleReferenceKind.Device, b, "when.all[1].not.any[0].device.id"),
                new RuleReference(RuleReferenceKind.Place, c, "when.all[1].not.any[1].sensor.in"),
                new RuleReference(RuleReferenceKind.Place, c, "then[0].device.in"),
                new RuleReference(RuleReferenceKind.Device, d, "otherwise[1].device.id"),
            ],
            RuleReferences.Of(rule));
    }

    [Theory]
    [InlineData(SensorType.AirTemperature, "air_temperature")]
    [InlineData(SensorType.Co2, "co2")]
    [InlineData(SensorType.Ppfd, "ppfd")]
    [InlineData(SensorType.Ph, "ph")]
    public void Sensor_types_go_by_the_names_of_the_api(SensorType type, string name) => Assert.Equal(name, EnumNames.Of(type));

    [Fact]
    public void Device_types_go_by_the_names_of_the_api() =>
        Assert.Equal("light|pump|fan|heater|cooler|humidifier|dehumidifier|valve|co2_injector|doser|vent|other", string.Join('|', EnumNames.All<DeviceType>()));
}
