using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Automation;

public sealed partial class RuleGrainTests
{
    private static DeviceAction TurnOff(RuleDefinition rule) => ((DeviceAction)rule.Then[0]) with { Command = CommandKind.TurnOff };

    private static RuleDefinition Rule(Condition when, IDeviceGrain device) => new()
    {
        Name = "Rule",
        Mode = RuleMode.Armed,
        When = when,
        Then = [new DeviceAction(DeviceSelector.OfId(device.GetPrimaryKey()), CommandKind.TurnOn)],
        Otherwise = [new DeviceAction(DeviceSelector.OfId(device.GetPrimaryKey()), CommandKind.TurnOff)],
    };

    private static async Task<(ISensorGrain Air, IDeviceGrain Fan, IAutomationRuleGrain Rule)> CoolingAsync(
        TestFarm farm, Func<RuleDefinition, RuleDefinition>? change = null)
    {
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var cool = Rule(SensorCondition.Above(SensorSelector.OfId(air.GetPrimaryKey()), 24, hysteresis: 0.4), fan);
        var rule = await farm.AddRuleAsync(change?.Invoke(cool) ?? cool);
        if (change?.Invoke(cool).Mode != RuleMode.Disabled)
        {
            await EvaluatedAsync(rule);
        }

        return (air, fan, rule);
    }

    private static Task EvaluatedAsync(IAutomationRuleGrain rule) => FarmCluster.BecomesTrueAsync(
        async () => (await rule.Get()).Good().State.LastEvaluatedAt is not null, "the rule was evaluated");

    private static Task OutcomeAsync(IAutomationRuleGrain rule, RuleOutcome outcome) => FarmCluster.BecomesTrueAsync(
        async () => (await rule.Get()).Good().State.Outcome == outcome, $"the outcome is {outcome}");

    private static Task RunsAsync(IDeviceGrain device) => FarmCluster.BecomesTrueAsync(
        async () => (await device.Get()).Good().Reported?.State == PowerState.On, "the device runs");

    private static async Task<DecisionView> RecordedAsync(IAutomationRuleGrain rule, Func<DecisionView, bool> wanted)
    {
        await FarmCluster.BecomesTrueAsync(
            async () => (await rule.ListDecisions(PageRequest.First)).Items.Any(wanted), "the decision is on record");
        return (await rule.ListDecisions(PageRequest.First)).Items.First(wanted);
    }

    private static async Task<(CommandSourceKind, Guid?)> SourceAsync(IDeviceGrain device)
    {
        var source = (await device.ListCommands(PageRequest.First)).Items[0].Source;
        return (source.Kind, source.Id);
    }

    private async Task<long> RemindersAsync(IAutomationRuleGrain rule)
    {
        await using var query = cluster.Database.DataSource.CreateCommand("select count(*) from orleans_reminder where grain_id = $1");
        query.Parameters.AddWithValue(rule.GetGrainId().ToString());
        return (long)(await query.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
