using System.Text.Json;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Tests.Automation.Definition;

public sealed class RuleJsonErrorTests
{
    private const string Sensor = $$"""{"id": "{{RuleBodies.Id}}"}""";

    [Theory]
    [InlineData("{}", "when")]
    [InlineData("[]", "when")]
    [InlineData("""{"all": []}""", "when.all")]
    [InlineData("""{"any": {}}""", "when.any")]
    [InlineData("""{"not": null}""", "when.not")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "hotter", "value": 1}""", "when.is")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "Above", "value": 1}""", "when.is")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above"}""", "when.value")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": "26"}""", "when.value")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": 1e400}""", "when.value")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": 1, "low": 0}""", "when.low")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "between", "low": 2}""", "when.high")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "between", "low": 2, "high": 2}""", "when.low")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "outside", "low": 2, "high": 4, "hysteresis": 1}""", "when.hysteresis")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": 1, "hysteresis": -0.1}""", "when.hysteresis")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": 1, "max_age_seconds": 0}""", "when.max_age_seconds")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": 1, "max_age_seconds": 604801}""", "when.max_age_seconds")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": 1, "hystersis": 1}""", "when.hystersis")]
    [InlineData($$"""{"sensor": {{Sensor}}, "is": "above", "value": 1, "value": 2}""", "when.value")]
    [InlineData("""{"sensor": {}, "is": "above", "value": 1}""", "when.sensor")]
    [InlineData("""{"sensor": {"id": "x"}, "is": "above", "value": 1}""", "when.sensor.id")]
    [InlineData($$"""{"sensor": {"id": "{{RuleBodies.Id}}", "type": "co2"}, "is": "above", "value": 1}""", "when.sensor")]
    [InlineData("""{"sensor": {"type": "co2"}, "is": "above", "value": 1}""", "when.sensor.aggregate")]
    [InlineData("""{"sensor": {"type": "mood", "aggregate": "avg"}, "is": "above", "value": 1}""", "when.sensor.type")]
    [InlineData("""{"sensor": {"type": "co2", "aggregate": "avg", "in": "row 1"}, "is": "above", "value": 1}""", "when.sensor.in")]
    [InlineData("""{"time": {"from": "25:00", "to": "23:00"}}""", "when.time.from")]
    [InlineData("""{"time": {"from": "24:00", "to": "23:00"}}""", "when.time.from")]
    [InlineData("""{"time": {"from": "6:00", "to": "23:00"}}""", "when.time.from")]
    [InlineData("""{"time": {"from": "06:00"}}""", "when.time.to")]
    [InlineData("""{"time": {"from": "06:00", "to": "06:00"}}""", "when.time.to")]
    [InlineData("""{"time": {"from": "06:00", "to": "07:00", "days": []}}""", "when.time.days")]
    [InlineData("""{"time": {"from": "06:00", "to": "07:00", "days": ["mon", "mon"]}}""", "when.time.days[1]")]
    [InlineData("""{"time": {"from": "06:00", "to": "07:00", "days": ["Monday"]}}""", "when.time.days[0]")]
    [InlineData("""{"device": {"type": "car"}, "is": "on"}""", "when.device.type")]
    [InlineData("""{"device": {}, "is": "on"}""", "when.device")]
    [InlineData($$"""{"device": {{Sensor}}, "is": "open"}""", "when.is")]
    [InlineData("""{"metric": "par", "is": "above", "value": 1}""", "when.metric")]
    [InlineData("""{"metric": "vpd", "in": "row 1", "is": "above"}""", "when.in", "when.value")]
    [InlineData("""{"metric": "dli", "type": "ppfd", "is": "above", "value": 1}""", "when.type")]
    [InlineData("""{"weather": "rain", "is": "between", "low": 1, "high": 1}""", "when.weather", "when.low")]
    [InlineData("""{"wind": "strong"}""", "when", "when.wind")]
    [InlineData("""{"all": [{"not": {"all": []}}, {"time": {"from": "x", "to": "y"}}]}""", "when.all[0].not.all", "when.all[1].time.from", "when.all[1].time.to")]
    [InlineData($$"""{"all": [{}], "sensor": {{Sensor}}}""", "when")]
    public void Every_error_of_a_condition_is_told_with_its_path(string when, params string[] fields)
    {
        // Text, not nodes: a duplicate field would not survive them.
        var (rule, errors) = RuleBodies.Parse("""{"name": "r", "then": [{"device": {"type": "fan"}, "command": "turn_on"}], "when": """ + when + "}");

        Assert.Null(rule);
        Assert.Equal(fields.Order(), errors.Select(error => error.Field).Order());
    }

    [Theory]
    [InlineData("""{"name": "  "}""", "name")]
    [InlineData("""{"name": null}""", "name")]
    [InlineData("""{"name": 7}""", "name")]
    [InlineData("""{"mode": "on"}""", "mode")]
    [InlineData("""{"mode": 1}""", "mode")]
    [InlineData("""{"for_seconds": -1}""", "for_seconds")]
    [InlineData("""{"for_seconds": 1.5}""", "for_seconds")]
    [InlineData("""{"cooldown_seconds": 86401}""", "cooldown_seconds")]
    [InlineData("""{"priority": 101}""", "priority")]
    [InlineData("""{"on_unknown": "true"}""", "on_unknown")]
    [InlineData("""{"then": []}""", "then")]
    [InlineData("""{"then": [{"notify": {"severity": "mild", "message": " "}}]}""", "then[0].notify.severity", "then[0].notify.message")]
    [InlineData("""{"then": [{"notify": {"text": "hi"}}]}""", "then[0].notify.severity", "then[0].notify.message", "then[0].notify.text")]
    [InlineData("""{"then": [{"notify": null}]}""", "then[0].notify")]
    [InlineData("""{"then": [{"notify": {"severity": "info", "message": "hi"}, "device": {"type": "fan"}}]}""", "then[0]")]
    [InlineData("""{"then": [{"notify": {"severity": "info", "message": "hi"}}, {"notify": {"severity": "info", "message": "ho"}}]}""", "then")]
    [InlineData("""{"then": [{}]}""", "then[0].device", "then[0].command")]
    [InlineData("""{"then": [{"device": {"type": "fan"}, "command": "explode"}]}""", "then[0].command")]
    [InlineData("""{"then": [{"device": {"type": "fan"}, "command": "set"}]}""", "then[0].data")]
    [InlineData("""{"then": [{"device": {"type": "fan"}, "command": "set", "data": {}}]}""", "then[0].data")]
    [InlineData("""{"then": [{"device": {"type": "fan"}, "command": "set", "data": {"level": 101}}]}""", "then[0].data.level")]
    [InlineData("""{"otherwise": [{"device": {"type": "fan", "aggregate": "avg"}, "command": "turn_off"}]}""", "otherwise[0].device.aggregate")]
    [InlineData("""{"cool_down": 1, "priority": -1}""", "cool_down", "priority")]
    public void Every_error_of_a_rule_is_told_with_its_path(string change, params string[] fields)
    {
        var (rule, errors) = RuleBodies.Parse(RuleBodies.With(change));

        Assert.Null(rule);
        Assert.Equal(fields.Order(), errors.Select(error => error.Field).Order());
    }

    [Fact]
    public void What_is_missing_is_told_by_name()
    {
        var (rule, errors) = RuleBodies.Parse("{}");

        Assert.Null(rule);
        Assert.Equal(["name", "when", "then"], errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Conditions_nest_eight_deep(int depth, bool allowed)
    {
        var when = """{"time": {"from": "06:00", "to": "22:00"}}""";
        for (var level = 1; level < depth; level++)
        {
            when = $$"""{"not": {{when}}}""";
        }

        Assert.Equal(allowed, RuleBodies.Parse(RuleBodies.With($$"""{"when": {{when}}}""")).Rule is not null);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_rule_has_at_most_64_conditions_the_ones_that_hold_others_included(int parts, bool allowed)
    {
        var when = $$"""{"any": [{{string.Join(",", Enumerable.Repeat("""{"time": {"from": "06:00", "to": "22:00"}}""", parts))}}]}""";

        var (rule, errors) = RuleBodies.Parse(RuleBodies.With($$"""{"when": {{when}}}"""));

        Assert.Equal(allowed, rule is not null);
        Assert.Equal(allowed ? [] : ["when"], errors.Select(error => error.Field));
    }

    [Fact]
    public void A_serializer_refuses_what_the_parser_refuses_and_says_where()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RuleDefinition>(RuleBodies.With("""{"when": {"all": []}}""")));

        Assert.Contains("when.all", error.Message, StringComparison.Ordinal);
    }
}
