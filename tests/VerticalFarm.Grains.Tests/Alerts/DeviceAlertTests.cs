using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Alerts;

[Collection(typeof(ClusterTests))]
public sealed class DeviceAlertTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";
    private const string Pump = "switch.irrigation_pump";
    private static readonly CommandRequest On = new() { Command = CommandKind.TurnOn };
    private static readonly CommandRequest Off = new() { Command = CommandKind.TurnOff };

    [Fact]
    public async Task A_command_that_failed_is_told_once_over_restarts_and_over_when_the_next_one_comes_about()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        farm.Home.Faults.SetStuck(Fan, stuck: true);

        await fan.Submit(On);
        var alert = await OpenAsync(farm, AlertKind.CommandFailed);
        Assert.Equal((AlertSeverity.Warning, 1, fan.GetPrimaryKey()), (alert.Severity, alert.Count, alert.Source.Id));
        Assert.StartsWith("Fan: turning it on failed. ", alert.Message, StringComparison.Ordinal);

        await cluster.ForgetAsync(fan);
        await cluster.ForgetAsync(farm.Alerts(cluster));
        await fan.Get();
        Assert.Equal([alert], await farm.AlertsAsync(cluster));

        await fan.Submit(On);
        await cluster.PassesUntilAsync(async () => (await farm.AlertsAsync(cluster)).Single().Count == 2, "more of the same is counted");
        farm.Home.Faults.SetStuck(Fan, stuck: false);
        await fan.Submit(On);
        await OverAsync(farm, alert);
    }

    [Fact]
    public async Task What_cannot_be_turned_off_is_critical()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await RunningAsync(farm, DeviceType.Fan, Fan, new SafetyEnvelope());
        farm.Home.Faults.SetStuck(Fan, stuck: true);

        await fan.Submit(Off);

        Assert.Equal(AlertSeverity.Critical, (await OpenAsync(farm, AlertKind.CommandFailed)).Severity);
    }

    [Fact]
    public async Task A_device_out_of_reach_is_told_after_two_minutes_and_not_once_more_for_each_command()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var since = cluster.Clock.GetUtcNow();
        farm.Home.Faults.SetAvailable(Fan, available: false);
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Availability == DeviceAvailability.Offline, "it is offline");
        await fan.Submit(On);

        var alert = await OpenAsync(farm, AlertKind.DeviceOffline);
        Assert.True(alert.OpenedAt - since >= TimeSpan.FromMinutes(2));
        Assert.Equal([alert], await farm.AlertsAsync(cluster, AlertState.Open));

        farm.Home.Faults.SetAvailable(Fan, available: true);
        await OverAsync(farm, alert);
    }

    [Fact]
    public async Task A_pump_that_its_envelope_stopped_is_told_of_until_somebody_stops_it_as_usual()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, DeviceType.Pump, Pump, new SafetyEnvelope { MaxOnSeconds = 60 });

        var alert = await OpenAsync(farm, AlertKind.Safety);
        Assert.Equal((AlertSeverity.Warning, "Pump: It was on for 60 s, which is as long as it may be, and is turned off"), (alert.Severity, alert.Message));
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().Reported?.State == PowerState.Off, "it stands");
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));

        await pump.Submit(On);
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().Reported?.State == PowerState.On, "it runs");
        Assert.Equal(alert, Assert.Single(await farm.AlertsAsync(cluster, AlertState.Open)));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await pump.Submit(Off);
        await OverAsync(farm, alert);
    }

    [Fact]
    public async Task A_run_that_ends_when_it_was_meant_to_is_told_to_nobody()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await farm.AddOnlineDeviceAsync(DeviceType.Pump, Pump, new SafetyEnvelope { MaxOnSeconds = 600 });

        await pump.Submit(On with { ForSeconds = 30 });
        await cluster.PassesUntilAsync(async () => (await pump.Get()).Good().LeaseExpiresAt is null, "it is over");

        Assert.Empty(await farm.AlertsAsync(cluster));
    }

    [Fact]
    public async Task A_pump_that_does_not_obey_its_envelope_is_critical_and_one_alert_however_often_it_is_tried()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await RunningAsync(farm, DeviceType.Pump, Pump, new SafetyEnvelope { MaxOnSeconds = 60 });
        farm.Home.Faults.SetStuck(Pump, stuck: true);

        await cluster.PassesUntilAsync(
            async () => (await farm.AlertsAsync(cluster, AlertState.Open)).SingleOrDefault() is { Kind: AlertKind.Safety, Severity: AlertSeverity.Critical, Count: > 2 },
            "it is told of and counted",
            TimeSpan.FromSeconds(5));

        Assert.Contains("does not obey", Assert.Single(await farm.AlertsAsync(cluster)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_stop_is_one_alert_of_the_farm_until_it_is_lifted()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await RunningAsync(farm, DeviceType.Fan, Fan, new SafetyEnvelope());
        await RunningAsync(farm, DeviceType.Pump, Pump, new SafetyEnvelope());

        (await farm.Farm.StopEverything("Smoke")).Good();
        (await farm.Farm.StopEverything("Smoke in the hall")).Good();
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Pump)!.State == "off" && farm.Home.State(Fan)!.State == "off"), "all stand");
        var alert = Assert.Single(await farm.AlertsAsync(cluster));
        Assert.Equal((AlertKind.Safety, AlertSeverity.Critical, "Emergency stop: Smoke in the hall", 1), (alert.Kind, alert.Severity, alert.Message, alert.Count));
        Assert.Equal((AlertSourceKind.Farm, farm.Id), (alert.Source.Kind, alert.Source.Id));

        (await farm.Farm.LiftStop()).Good();
        Assert.Equal(AlertState.Resolved, Assert.Single(await farm.AlertsAsync(cluster)).State);
    }

    [Fact]
    public async Task With_the_device_its_alerts_are_over()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        farm.Home.Faults.SetStuck(Fan, stuck: true);
        await fan.Submit(On);
        var alert = await OpenAsync(farm, AlertKind.CommandFailed);

        (await fan.Delete()).Good();

        await OverAsync(farm, alert);
    }

    private static async Task<IDeviceGrain> RunningAsync(TestFarm farm, DeviceType type, string entity, SafetyEnvelope safety)
    {
        await farm.MoveAsync(entity, "turn_off");
        var device = await farm.AddOnlineDeviceAsync(type, entity, safety);
        var on = (await device.Submit(On)).Good();
        Assert.Equal(CommandStatus.Observed, (await device.WaitFor(on.Id, TimeSpan.FromSeconds(30))).Good().Status);
        return device;
    }

    private async Task<AlertView> OpenAsync(TestFarm farm, AlertKind kind)
    {
        await cluster.PassesUntilAsync(async () => (await farm.AlertsAsync(cluster, AlertState.Open)).Any(alert => alert.Kind == kind), $"{kind} is told");
        return (await farm.AlertsAsync(cluster, AlertState.Open)).Single(alert => alert.Kind == kind);
    }

    private Task OverAsync(TestFarm farm, AlertView alert) => cluster.PassesUntilAsync(
        async () => (await farm.AlertsAsync(cluster, AlertState.Resolved)).Any(other => other.Id == alert.Id), "it is over");
}
