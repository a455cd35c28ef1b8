using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Alerts;

[Collection(typeof(ClusterTests))]
public sealed class RuleAlertTests(FarmCluster cluster)
{
    [Fact]
    public async Task A_rule_that_notifies_has_one_alert_while_it_says_so_whatever_dies_meanwhile()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (air, rule) = await WatchingAsync(farm);

        await ReadAsync(farm, air, 27);
        var alert = await OneAsync(farm, AlertState.Open);
        Assert.Equal((AlertKind.Rule, AlertSeverity.Critical, "Too warm", rule.GetPrimaryKey()), (alert.Kind, alert.Severity, alert.Message, alert.Source.Id));

        await cluster.ForgetAsync(rule);
        await cluster.ForgetAsync(farm.Alerts(cluster));
        await ReadAsync(farm, air, 28);
        cluster.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(alert, await OneAsync(farm, AlertState.Open));

        await ReadAsync(farm, air, 20);
        Assert.Equal(alert.Id, (await OneAsync(farm, AlertState.Resolved)).Id);
    }

    [Fact]
    public async Task A_new_decision_is_told_though_a_person_resolved_the_last_one()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (air, _) = await WatchingAsync(farm);
        await ReadAsync(farm, air, 27);
        (await farm.Alerts(cluster).Resolve((await OneAsync(farm, AlertState.Open)).Id)).Good();

        await ReadAsync(farm, air, 20);
        await ReadAsync(farm, air, 27);

        await OneAsync(farm, AlertState.Open);
    }

    [Fact]
    public async Task With_the_rule_its_alert_is_over()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (air, rule) = await WatchingAsync(farm);
        await ReadAsync(farm, air, 27);
        await OneAsync(farm, AlertState.Open);

        (await rule.Delete()).Good();

        await OneAsync(farm, AlertState.Resolved);
    }

    [Theory]
    [InlineData(RuleMode.Armed)]
    [InlineData(RuleMode.Shadow)]
    [InlineData(RuleMode.Disabled)]
    public async Task What_a_person_had_a_rule_tell_is_over_within_two_minutes_though_the_silo_died(RuleMode mode)
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (air, rule) = await WatchingAsync(farm);
        await ReadAsync(farm, air, 20);
        (await rule.Update((await rule.Get()).Good().Definition with { Mode = mode }, null)).Good();

        (await rule.Execute()).Good();
        var alert = await OneAsync(farm, AlertState.Open);
        Assert.Equal((AlertSeverity.Critical, "Too warm"), (alert.Severity, alert.Message));
        await cluster.ForgetAsync(rule);

        var start = cluster.Clock.GetUtcNow();
        await cluster.PassesUntilAsync(async () => (await farm.AlertsAsync(cluster, AlertState.Resolved)).Any(other => other.Id == alert.Id), "it is over", TimeSpan.FromSeconds(5));
        Assert.True(cluster.Clock.GetUtcNow() - start <= TimeSpan.FromMinutes(2));
        await FarmCluster.BecomesTrueAsync(
            async () => (await cluster.Database.RemindersAsync([rule.GetPrimaryKey()])).Length == (mode == RuleMode.Disabled ? 0 : 1), "a disabled rule sleeps again");
    }

    [Fact]
    public async Task What_a_person_had_a_rule_tell_stays_while_the_rule_says_so_itself()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (air, rule) = await WatchingAsync(farm);
        await ReadAsync(farm, air, 27);
        var alert = await OneAsync(farm, AlertState.Open);

        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        (await rule.Execute()).Good();
        for (var i = 0; i < 3; i++)
        {
            await ReadAsync(farm, air, 27);
            cluster.Clock.Advance(TimeSpan.FromMinutes(1));
            await rule.Explain(); // Behind the reminder's turn.
        }

        Assert.Equal((alert.Id, 2), ((await OneAsync(farm, AlertState.Open)).Id, (await OneAsync(farm, AlertState.Open)).Count));
        await ReadAsync(farm, air, 20);
        await OneAsync(farm, AlertState.Resolved);
    }

    private async Task ReadAsync(TestFarm farm, ISensorGrain sensor, double value)
    {
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await farm.ReportAsync(sensor, value);
    }

    private static async Task<(ISensorGrain Air, IAutomationRuleGrain Rule)> WatchingAsync(TestFarm farm)
    {
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        var rule = await farm.AddRuleAsync(new RuleDefinition
        {
            Name = "Too warm",
            Mode = RuleMode.Armed,
            When = SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 26),
            Then = [new NotifyAction(AlertSeverity.Critical, "Too warm")],
        });
        await FarmCluster.BecomesTrueAsync(async () => (await rule.Get()).Good().State.LastEvaluatedAt is not null, "it was evaluated");
        return (air, rule);
    }

    private async Task<AlertView> OneAsync(TestFarm farm, AlertState state)
    {
        await FarmCluster.BecomesTrueAsync(async () => (await farm.AlertsAsync(cluster, state)).Length == 1, $"one is {state}");
        return (await farm.AlertsAsync(cluster, state))[0];
    }
}
