using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests;

[Collection(typeof(ClusterTests))]
public sealed class LoopTests(FarmCluster cluster)
{
    [Fact]
    public async Task A_room_that_warms_up_is_cooled_and_the_rule_lets_go_again()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, "sensor.grow_room_temperature");
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, "fan.exhaust_fan");
        var rule = await farm.AddRuleAsync(new RuleDefinition
        {
            Name = "Cool",
            Mode = RuleMode.Armed,
            When = SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 24, hysteresis: 0.4),
            Then = [new DeviceAction(DeviceSelector.OfId(fan.GetPrimaryKey()), CommandKind.TurnOn)],
            Otherwise = [new DeviceAction(DeviceSelector.OfId(fan.GetPrimaryKey()), CommandKind.TurnOff)],
        });

        farm.Home.Report("sensor.grow_room_temperature", 25);
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Reported?.State == PowerState.On, "the fan runs");
        farm.Home.Report("sensor.grow_room_temperature", 23);
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Reported?.State == PowerState.Off, "the fan stands");

        var commands = (await fan.ListCommands(PageRequest.First)).Items;
        Assert.Contains(commands, command => command is { Command: CommandKind.TurnOn, Status: CommandStatus.Observed });
        var decisions = (await rule.ListDecisions(PageRequest.First)).Items;
        Assert.Equal([RuleOutcome.False, RuleOutcome.True], decisions.Select(decision => decision.Outcome).Take(2));
    }
}
