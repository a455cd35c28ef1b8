using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Alerts;

[Collection(typeof(ClusterTests))]
public sealed class HomeAssistantAlertTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";
    private const string Air = "sensor.grow_room_temperature";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_home_that_is_down_is_one_alert_whatever_hangs_on_it_and_over_when_it_is_back()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air, expectedIntervalSeconds: 1);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        await farm.ReportAsync(air, 21);

        await GoDownAsync(farm);
        var down = await OpenAsync(farm, AlertKind.HomeAssistantDown);
        Assert.Equal((AlertSeverity.Critical, AlertSourceKind.HomeAssistant, farm.Id), (down.Severity, down.Source.Kind, down.Source.Id));

        // An hour of silence, and commands that fail.
        (await fan.Submit(new CommandRequest { Command = CommandKind.TurnOn })).Good();
        for (var i = 0; i < 12; i++)
        {
            cluster.Clock.Advance(5 * Minute);
            await air.Get();
            await fan.Get();
        }

        Assert.Equal([down], await farm.AlertsAsync(cluster, AlertState.Open));

        farm.Home.Faults.SetServerError(null);
        await cluster.PassesUntilAsync(async () => (await farm.HomeAssistant.Get()).Good().Connected, "it is back");
        await cluster.PassesUntilAsync(async () => (await farm.AlertsAsync(cluster, AlertState.Resolved)).Any(alert => alert.Id == down.Id), "it is over");
    }

    [Fact]
    public async Task What_was_told_before_the_loss_was_noticed_is_taken_back()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air, expectedIntervalSeconds: 1);
        await farm.ReportAsync(air, 21);
        cluster.Clock.Advance(3 * Minute);
        await air.Get();
        await OpenAsync(farm, AlertKind.Stale);
        var silent = Assert.Single(await farm.AlertsAsync(cluster, AlertState.Open));

        // It had been away since before, and was only found to be.
        await farm.AlertsInside(cluster).Raise(new AlertSignal
        {
            Source = AlertSource.HomeAssistant(farm.Id),
            Kind = AlertKind.HomeAssistantDown,
            Severity = AlertSeverity.Critical,
            Message = "away",
            At = silent.OpenedAt - Minute,
        });

        Assert.Equal([AlertKind.HomeAssistantDown], (await farm.AlertsAsync(cluster, AlertState.Open)).Select(alert => alert.Kind));
    }

    [Fact]
    public async Task One_that_is_back_within_a_minute_is_told_to_nobody()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);

        farm.Home.Faults.DropConnections();
        await farm.IsConnectedAsync(false);
        await cluster.PassesUntilAsync(async () => (await farm.HomeAssistant.Get()).Good().Connected, "it is back");
        cluster.Clock.Advance(5 * Minute);

        Assert.Empty(await farm.AlertsAsync(cluster));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_told_at_once_and_over_with_a_good_one()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);

        (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = farm.Home.Url.ToString(), Token = "wrong" })).Good();
        var alert = await OpenAsync(farm, AlertKind.HomeAssistantDown, passes: false);
        Assert.Contains("token", alert.Message, StringComparison.Ordinal);

        await farm.ConfigureAgainAsync();
        await farm.IsConnectedAsync(true);
        await cluster.PassesUntilAsync(async () => (await farm.AlertsAsync(cluster, AlertState.Open)).IsEmpty, "it is over");
    }

    [Fact]
    public async Task The_same_absence_is_the_same_alert_over_a_restart()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await GoDownAsync(farm);
        var down = await OpenAsync(farm, AlertKind.HomeAssistantDown);

        await cluster.ForgetAsync(farm.HomeAssistant);
        await farm.HomeAssistant.Get();
        cluster.Clock.Advance(3 * Minute);
        await cluster.Inside.GetGrain<IHomeAssistantGrain>(farm.Id).KeepConnected();
        await farm.HomeAssistant.Get();

        Assert.Equal([down], await farm.AlertsAsync(cluster));
    }

    [Fact]
    public async Task When_it_is_given_up_its_alert_is_over()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await GoDownAsync(farm);
        await OpenAsync(farm, AlertKind.HomeAssistantDown);

        (await farm.HomeAssistant.Disconnect()).Good();

        Assert.Empty(await farm.AlertsAsync(cluster, AlertState.Open));
    }

    private static async Task GoDownAsync(TestFarm farm)
    {
        farm.Home.Faults.SetServerError(503);
        farm.Home.Faults.DropConnections();
        await farm.IsConnectedAsync(false);
    }

    private async Task<AlertView> OpenAsync(TestFarm farm, AlertKind kind, bool passes = true)
    {
        var isOpen = async () => (await farm.AlertsAsync(cluster, AlertState.Open)).Any(alert => alert.Kind == kind);
        await (passes ? cluster.PassesUntilAsync(isOpen, $"{kind} is told") : FarmCluster.BecomesTrueAsync(isOpen, $"{kind} is told"));
        return (await farm.AlertsAsync(cluster, AlertState.Open)).Single(alert => alert.Kind == kind);
    }
}
