using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Automation;

/// <summary>Rules among others: with devices that turn, with people, and after a time in which nothing ran.</summary>
public sealed partial class RuleGrainTests
{
    [Fact]
    public async Task Of_two_rules_over_one_device_the_decision_of_the_lower_says_who_has_it_and_it_gets_the_device_in_the_end()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, high) = await CoolingAsync(farm, rule => rule with { Name = "Keep still", Priority = 90, Then = [TurnOff(rule)], Otherwise = [] });
        var low = await farm.AddRuleAsync(Rule(SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 24), fan) with { Name = "Blow" });
        await farm.ReportAsync(air, 25);
        await OutcomeAsync(high, RuleOutcome.True);
        await OutcomeAsync(low, RuleOutcome.True);

        await cluster.PassesUntilAsync(
            async () => (await low.ListDecisions(PageRequest.First)).Items
                .Any(decision => decision.Actions is [{ Disposition: WishDisposition.Outranked, Message: { } why }] && why.Contains("Keep still", StringComparison.Ordinal)),
            "the lower rule's decision says who has the fan");
        (await high.Update((await high.Get()).Good().Definition with { Mode = RuleMode.Disabled }, null)).Good();

        await RunsAsync(fan);
    }

    [Fact]
    public async Task A_rule_that_looks_at_a_device_is_judged_when_the_device_turns()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var rule = await farm.AddRuleAsync(Rule(new DeviceCondition(fan.GetPrimaryKey(), DeviceIs.On), fan) with { Mode = RuleMode.Shadow });
        await OutcomeAsync(rule, RuleOutcome.False);

        await farm.MoveAsync(Fan, "turn_on");

        await OutcomeAsync(rule, RuleOutcome.True);
    }

    [Fact]
    public async Task Executing_a_rule_brings_its_actions_about_whatever_it_says_and_the_record_says_who_did_it()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm);
        await farm.ReportAsync(air, 20);
        await OutcomeAsync(rule, RuleOutcome.False);
        await RecordedAsync(rule, decision => decision.Actions.Length > 0);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));

        var decision = (await rule.Execute()).Good();

        Assert.Equal((farm.Owner.Id, RuleOutcome.False, RuleOutcome.False), (decision.ExecutedBy, decision.Previous, decision.Outcome));
        Assert.Equal(WishDisposition.Commanded, Assert.Single(decision.Actions).Disposition);
        await RunsAsync(fan);
        Assert.Equal((CommandSourceKind.User, farm.Owner.Id), await SourceAsync(fan));
        Assert.Equal(farm.Owner.Id, (await RecordedAsync(rule, recorded => recorded.Sequence == decision.Sequence)).ExecutedBy);
    }

    [Fact]
    public async Task Minutes_without_an_evaluation_are_known_and_stay_known_and_the_present_is_caught_up_with_at_once()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        var fan = await farm.AddDeviceAsync(DeviceType.Fan, Fan);
        var rule = await farm.AddRuleAsync(Rule(SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 24), fan) with { Mode = RuleMode.Shadow });
        await farm.ReportAsync(air, 20);
        await OutcomeAsync(rule, RuleOutcome.False);
        var before = (await rule.Get()).Good().State;
        Assert.Equal((0, null), (before.MinutesMissed, before.LastGapFrom));

        cluster.Clock.Advance(TimeSpan.FromMinutes(10)); // Nothing runs while time leaps.
        await farm.ReportAsync(air, 25);

        await OutcomeAsync(rule, RuleOutcome.True);
        var after = (await rule.Get()).Good().State;
        Assert.Equal(9, after.MinutesMissed);
        Assert.Equal((before.LastEvaluatedAt, before.LastEvaluatedAt!.Value.AddMinutes(10)), (after.LastGapFrom, after.LastGapTo));

        await cluster.PassesUntilAsync(
            async () => (await cluster.Database.ColumnAsync<long>("select minutes_missed from rule_watermark where rule_id = $1", rule.GetPrimaryKey())) is [9], "it is kept");
        await cluster.ForgetAsync(rule);
        Assert.Equal(after.LastGapTo, (await rule.Explain()).Good().LastGapTo);
    }

    [Fact]
    public async Task A_reading_whose_message_was_lost_is_found_before_it_would_be_missed()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        var fan = await farm.AddDeviceAsync(DeviceType.Fan, Fan);
        var rule = await farm.AddRuleAsync(Rule(SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 24), fan) with { Mode = RuleMode.Shadow });
        await farm.ReportAsync(air, 20);
        await OutcomeAsync(rule, RuleOutcome.False);

        // The sensor has forgotten whom to tell.
        await cluster.Inside.GetGrain<ISensorGrain>(air.GetPrimaryKey()).Unsubscribe(rule.GetPrimaryKey());
        cluster.Clock.Advance(TimeSpan.FromSeconds(80));
        await farm.ReportAsync(air, 25);

        await cluster.PassesUntilAsync(async () => (await rule.Get()).Good().State.Outcome == RuleOutcome.True, "the rule has found the reading", TimeSpan.FromSeconds(5));
    }
}
