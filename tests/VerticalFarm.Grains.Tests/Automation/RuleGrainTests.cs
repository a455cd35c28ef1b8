using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Alerts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Automation;

[Collection(typeof(ClusterTests))]
public sealed partial class RuleGrainTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";

    [Fact]
    public async Task A_reading_that_crosses_the_setpoint_is_a_decision_with_its_inputs_and_what_came_of_it()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm);

        await farm.ReportAsync(air, 25);
        await OutcomeAsync(rule, RuleOutcome.True);
        await RunsAsync(fan);

        var decision = await RecordedAsync(rule, decision => decision.Actions.Length > 0);
        Assert.Equal((RuleOutcome.Unknown, RuleOutcome.True, RuleMode.Armed), (decision.Previous, decision.Outcome, decision.Mode));
        Assert.Equal(25, Assert.Single(decision.Inputs).Value);
        var action = Assert.Single(decision.Actions);
        Assert.Equal((fan.GetPrimaryKey(), CommandKind.TurnOn, WishDisposition.Commanded), (action.DeviceId, action.Command, action.Disposition));
        Assert.Equal(CommandStatus.Observed, (await fan.WaitFor(action.CommandId!.Value, TimeSpan.FromSeconds(30))).Good().Status);
        Assert.Equal((CommandSourceKind.Rule, rule.GetPrimaryKey()), await SourceAsync(fan));
    }

    [Fact]
    public async Task What_a_rule_said_survives_the_death_of_its_silo_and_nothing_is_sent_twice()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm);
        await farm.ReportAsync(air, 25);
        await RunsAsync(fan);
        var before = (await rule.Get()).Good().State;

        await cluster.ForgetAsync(rule);
        await cluster.ForgetAsync(fan);
        await cluster.ForgetAsync(air);
        await farm.ReportAsync(air, 25.5);
        await EvaluatedAsync(rule);

        var after = (await rule.Get()).Good().State;
        Assert.Equal((RuleOutcome.True, before.Since, before.TrueSince), (after.Outcome, after.Since, after.TrueSince));
        Assert.Equal(["turn_on"], farm.CallsTo(Fan));
        Assert.Equal(1, (await rule.ListDecisions(PageRequest.First)).Total);
    }

    [Fact]
    public async Task A_rule_that_nobody_calls_is_evaluated_by_its_reminder()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var lamp = await farm.AddOnlineDeviceAsync(DeviceType.Light, "light.grow_lamps");
        await farm.MoveAsync("light.grow_lamps", "turn_off");
        var soon = cluster.Clock.GetUtcNow().AddMinutes(10);
        var from = new TimeOnly(soon.Hour, soon.Minute);
        var rule = await farm.AddRuleAsync(Rule(new TimeCondition(from, from.AddHours(1), []), lamp));
        await OutcomeAsync(rule, RuleOutcome.False);
        await cluster.ForgetAsync(rule);

        await cluster.PassesUntilAsync(
            () => Task.FromResult(farm.Home.State("light.grow_lamps")!.State == "on"), "the lamps are on", TimeSpan.FromSeconds(10));

        // What was decided is brought about first and goes on record second.
        await FarmCluster.BecomesTrueAsync(
            async () => (await rule.ListDecisions(PageRequest.First)).Items[0].Outcome == RuleOutcome.True, "the decision is on record");
        var decided = (await rule.ListDecisions(PageRequest.First)).Items[0].At;
        Assert.InRange(TimeOnly.FromDateTime(decided.UtcDateTime), from, from.AddMinutes(2));
    }

    [Fact]
    public async Task A_condition_must_have_held_for_its_time_and_no_reading_is_needed_to_notice()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm, rule => rule with { ForSeconds = 30 });
        await farm.ReportAsync(air, 25);
        await EvaluatedAsync(rule);
        Assert.NotEqual(RuleOutcome.True, (await rule.Get()).Good().State.Outcome);
        var reported = cluster.Clock.GetUtcNow();

        await cluster.PassesUntilAsync(async () => (await rule.Get()).Good().State.Outcome == RuleOutcome.True, "the rule holds");

        Assert.InRange(cluster.Clock.GetUtcNow() - reported, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(45));
        await RunsAsync(fan);
    }

    [Theory]
    [InlineData(OnUnknown.Hold, "on")]
    [InlineData(OnUnknown.False, "off")]
    public async Task When_readings_stop_the_outcome_is_unknown_and_the_grower_decides_what_that_means(OnUnknown meaning, string fanIs)
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm, rule => rule with { OnUnknown = meaning });
        await farm.ReportAsync(air, 25);
        await RunsAsync(fan);

        await cluster.PassesUntilAsync(
            async () => (await rule.Get()).Good().State.Outcome == RuleOutcome.Unknown, "the outcome is unknown", TimeSpan.FromSeconds(5));

        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Fan)!.State == fanIs), $"the fan is {fanIs}");
    }

    [Fact]
    public async Task What_somebody_turned_off_by_hand_runs_again_within_a_minute_while_the_rule_holds()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm);
        await farm.ReportAsync(air, 25);
        await RunsAsync(fan);
        await farm.MoveAsync(Fan, "turn_off");
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Reported?.State == PowerState.Off, "the fan is seen off");
        var start = cluster.Clock.GetUtcNow();

        await cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.State(Fan)!.State == "on"), "the fan runs again", TimeSpan.FromSeconds(5));

        Assert.True(cluster.Clock.GetUtcNow() - start < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task In_shadow_a_rule_decides_and_moves_nothing_and_armed_it_does_at_once()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm, rule => rule with { Mode = RuleMode.Shadow });
        await farm.ReportAsync(air, 25);
        await OutcomeAsync(rule, RuleOutcome.True);
        var would = Assert.Single((await RecordedAsync(rule, decision => decision.Outcome == RuleOutcome.True)).Actions);
        Assert.Equal((fan.GetPrimaryKey(), CommandKind.TurnOn, WishDisposition.Shadow, null), (would.DeviceId, would.Command, would.Disposition, would.CommandId));
        Assert.Equal([would], (await rule.Explain()).Good().Actions);
        Assert.Empty(farm.CallsTo(Fan));

        var definition = (await rule.Get()).Good().Definition;
        (await rule.Update(definition with { Mode = RuleMode.Armed }, null)).Good();

        await RunsAsync(fan);
        await RecordedAsync(rule, decision => decision.Actions.Any(action => action.Disposition == WishDisposition.Commanded));
        Assert.Equal(WishDisposition.Commanded, Assert.Single((await rule.Explain()).Good().Actions).Disposition);
    }

    [Fact]
    public async Task In_shadow_people_are_not_told_and_the_record_says_what_they_would_have_been_told()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        var rule = await farm.AddRuleAsync(new RuleDefinition
        {
            Name = "Warm",
            Mode = RuleMode.Shadow,
            When = SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 24),
            Then = [new NotifyAction(AlertSeverity.Warning, "Too warm")],
        });
        await EvaluatedAsync(rule);

        await farm.ReportAsync(air, 25);

        var would = Assert.Single((await RecordedAsync(rule, decision => decision.Outcome == RuleOutcome.True)).Actions);
        Assert.Equal(new ActionOutcome(null, null, WishDisposition.Shadow, null, "Too warm"), would);
        Assert.Empty(await farm.AlertsAsync(cluster));
    }

    [Fact]
    public async Task A_disabled_rule_does_nothing_and_has_no_reminder()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, _, rule) = await CoolingAsync(farm);
        var definition = (await rule.Get()).Good().Definition;
        (await rule.Update(definition with { Mode = RuleMode.Disabled }, null)).Good();

        await farm.ReportAsync(air, 25);
        (await rule.Explain()).Good(); // a call that waits its turn behind what the reading might have begun

        Assert.Null((await rule.Get()).Good().State.NextEvaluationAt);
        Assert.Equal(0, (await rule.ListDecisions(PageRequest.First)).Total);
        Assert.Equal(0, await RemindersAsync(rule));
    }

    [Fact]
    public async Task A_rule_by_type_minds_a_sensor_and_moves_a_device_that_came_later()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var warm = SensorCondition.Above(SensorSelector.OfType(SensorType.AirTemperature, Aggregate.Avg), 24);
        var rule = await farm.AddRuleAsync(new RuleDefinition
        {
            Name = "Cool",
            Mode = RuleMode.Armed,
            When = warm,
            Then = [new DeviceAction(DeviceSelector.OfType(DeviceType.Fan), CommandKind.TurnOn)],
        });
        await EvaluatedAsync(rule);

        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        await farm.ReportAsync(air, 25);

        await cluster.PassesUntilAsync(async () => (await fan.Get()).Good().Reported?.State == PowerState.On, "the fan runs");
    }

    [Fact]
    public async Task A_new_name_changes_nothing_else_and_a_new_setpoint_begins_anew()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm);
        await farm.ReportAsync(air, 25);
        await RunsAsync(fan);
        var before = (await rule.Get()).Good();

        var renamed = (await rule.Update(before.Definition with { Name = "Keep cool" }, before.Version)).Good();
        Assert.Equal((RuleOutcome.True, before.State.Since), (renamed.State.Outcome, renamed.State.Since));
        (await rule.Update(before.Definition, before.Version)).Bad(FailureKind.PreconditionFailed);

        var higher = SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 30);
        (await rule.Update(before.Definition with { When = higher }, renamed.Version)).Good();
        await OutcomeAsync(rule, RuleOutcome.False);
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Fan)!.State == "off"), "the fan stands");
    }

    [Fact]
    public async Task A_deleted_rule_leaves_nothing_that_runs()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, _, rule) = await CoolingAsync(farm);
        await farm.ReportAsync(air, 20);
        await EvaluatedAsync(rule);
        Assert.Equal(1, await RemindersAsync(rule));

        (await rule.Delete()).Good();

        Assert.Equal(0, await RemindersAsync(rule));
        Assert.DoesNotContain((await farm.Farm.ListRules(PageRequest.First)).Items, known => known.Id == rule.GetPrimaryKey());
    }

    [Fact]
    public async Task A_rule_whose_deletion_was_cut_short_acts_no_more_and_ends_itself()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, _, rule) = await CoolingAsync(farm);

        // The farm has forgotten it and the silo died before the rule was told.
        await cluster.Inside.GetGrain<IFarmGrain>(farm.Id).Forget(rule.GetPrimaryKey());
        await cluster.ForgetAsync(rule);
        await farm.ReportAsync(air, 25);

        await cluster.PassesUntilAsync(async () => await RemindersAsync(rule) == 0, "the rule has ended", TimeSpan.FromSeconds(10));
        Assert.Empty(farm.CallsTo(Fan));
    }

    [Fact]
    public async Task A_rule_whose_making_was_cut_short_never_acts_and_ends_itself()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var id = Guid.NewGuid();
        var always = new TimeCondition(new TimeOnly(0, 0), new TimeOnly(23, 59), []);

        // The rule is made and the silo died before the farm listed it.
        await cluster.Inside.GetGrain<IAutomationRuleGrain>(id).Create(farm.Id, Rule(always, fan));
        var rule = cluster.Gateway.GetGrain<IAutomationRuleGrain>(id);

        await cluster.PassesUntilAsync(async () => await RemindersAsync(rule) == 0, "the rule has ended", TimeSpan.FromSeconds(10));
        Assert.Empty(farm.CallsTo(Fan));
    }

    [Fact]
    public async Task An_explanation_says_the_margin_and_what_stands_in_the_way()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, fan, rule) = await CoolingAsync(farm);
        await farm.ReportAsync(air, 23.7);
        await fan.Submit(new CommandRequest { Command = CommandKind.TurnOff, OverrideSeconds = 600 });

        var explanation = (await rule.Explain()).Good();

        var clause = Assert.Single(explanation.Clauses);
        Assert.Equal((RuleOutcome.False, 23.7), (clause.Truth, clause.Value));
        Assert.Contains(explanation.Blocks, block => block.Contains("manual", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decisions_are_numbered_without_gaps_and_listed_newest_first()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (air, _, rule) = await CoolingAsync(farm);
        foreach (var value in new[] { 25, 23, 25, 23.0 })
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            await farm.ReportAsync(air, value);
            await OutcomeAsync(rule, value > 24 ? RuleOutcome.True : RuleOutcome.False);
        }

        await RecordedAsync(rule, decision => decision.Sequence == 4);
        var page = await rule.ListDecisions(new PageRequest(1, 2));
        Assert.Equal(4, page.Total);
        Assert.Equal([3L, 2L], page.Items.Select(decision => decision.Sequence));
    }
}
