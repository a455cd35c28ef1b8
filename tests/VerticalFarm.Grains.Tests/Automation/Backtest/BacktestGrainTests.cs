using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Automation.Backtest;

[Collection(typeof(ClusterTests))]
public sealed class BacktestGrainTests(FarmCluster cluster)
{
    [Fact]
    public async Task A_rule_is_tried_against_what_was_stored_and_nothing_changes()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        var fan = await farm.AddDeviceAsync(DeviceType.Fan, "fan.one", new SafetyEnvelope { MaxOnSeconds = 60 });
        foreach (var (minutes, value) in new[] { (5, 24.0), (4, 27), (3, 27), (2, 25) })
        {
            await farm.ReportAsync(air, value, TimeSpan.FromMinutes(minutes));
        }

        var report = (await RunAsync(farm, Rule(air.GetPrimaryKey(), fan.GetPrimaryKey()))).Good();

        Assert.Equal(120, Assert.Single(report.Firings).Seconds);
        Assert.Equal((60, 1), (report.Devices.Single().OnSeconds, report.Devices.Single().LeasesEnded));
        Assert.Equal((4, ReadingResolution.Raw), (report.Readings, report.Resolution));
        Assert.Equal(0, (await fan.ListCommands(PageRequest.First)).Total);
        Assert.DoesNotContain((await farm.Farm.ListRules(PageRequest.First)).Items, rule => rule.Definition.Name == "Tried");
    }

    [Fact]
    public async Task A_rule_that_names_what_is_not_this_farms_is_refused()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var failure = (await RunAsync(farm, Rule(Guid.NewGuid(), Guid.NewGuid()))).Bad(FailureKind.BusinessRule);
        Assert.Equal(["when.sensor.id", "then[0].device.id"], failure.Details.Select(error => error.Field));
    }

    [Fact]
    public async Task What_would_take_too_many_readings_is_refused_before_any_is_read()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        for (var i = 0; i < 8; i++)
        {
            await farm.AddSensorAsync(SensorType.AirTemperature, expectedIntervalSeconds: 1);
        }

        var all = new RuleDefinition
        {
            Name = "Tried",
            When = SensorCondition.Above(SensorSelector.OfType(SensorType.AirTemperature, Aggregate.Max), 26),
            Then = [new DeviceAction(DeviceSelector.OfType(DeviceType.Fan), CommandKind.TurnOn)],
        };
        (await RunAsync(farm, all, days: 92)).Bad(FailureKind.Validation);
    }

    private Task<Result<BacktestReport>> RunAsync(TestFarm farm, RuleDefinition rule, int days = 1)
    {
        var now = cluster.Clock.GetUtcNow();
        return cluster.Gateway.GetGrain<IBacktestGrain>(farm.Id).Run(new BacktestRequest(rule, now.AddDays(-days), now), TestContext.Current.CancellationToken);
    }

    private static RuleDefinition Rule(Guid sensor, Guid device) => new()
    {
        Name = "Tried",
        When = SensorCondition.Above(SensorSelector.OfId(sensor), 26, hysteresis: 0.5),
        Then = [new DeviceAction(DeviceSelector.OfId(device), CommandKind.TurnOn)],
        Otherwise = [],
    };
}
