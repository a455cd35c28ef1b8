using System.Globalization;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Alerts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant.Faults;

/// <summary>Each way in which a Home Assistant can fail: how the farm is then, what people are told of it, once, and how it comes back.</summary>
[Collection(typeof(ClusterTests))]
public sealed partial class FaultTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";
    private const string Air = "sensor.grow_room_temperature";

    [Fact]
    public async Task Drop_devices_are_offline_until_the_next_connection()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        farm.Home.Faults.DropConnections();

        await FarmCluster.BecomesTrueAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Offline, "the fan is offline");
        await cluster.PassesUntilAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Online, "the fan is online");
        Assert.Equal(1, farm.Home.WebSocketCount);
        await TellsNothingAsync(farm, fan); // It was back within its grace.
    }

    [Fact]
    public async Task Half_open_nothing_is_sent_into_it_and_silence_ends_it()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        farm.Home.Faults.HalfOpen();
        cluster.Clock.Advance(TimeSpan.FromSeconds(6));
        var sent = (await fan.Submit(On())).Good();

        await cluster.PassesUntilAsync(async () => (await fan.GetCommand(sent.Id)).Good().HasEnded, "the command is given up");
        Assert.True((await fan.GetCommand(sent.Id)).Good().Status is CommandStatus.Failed or CommandStatus.Expired);
        Assert.Empty(farm.CallsTo(Fan));
        var failed = await TellsAsync(farm, AlertKind.CommandFailed, AlertSeverity.Warning, AlertSource.Device(fan.GetPrimaryKey()));

        // By the clock of these tests a peer is given up after a day of silence; by default after 30 s.
        await cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.WebSocketTotal == 2), "there is another connection", TimeSpan.FromHours(1));
        await cluster.PassesUntilAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Online, "the fan is online");
        Assert.Equal(CommandStatus.Observed, await CommandAsync(fan, On()));
        await IsOverAsync(farm, failed, AlertKind.HomeAssistantDown); // In hours that leap it may seem to have been away for long.
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public async Task Slow_a_command_is_observed_when_it_has_come_about(int seconds)
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        farm.Home.Faults.SetDelay(Fan, TimeSpan.FromSeconds(seconds));

        Assert.Equal(CommandStatus.Observed, await CommandAsync(fan, On()));

        farm.Home.Faults.SetDelay(Fan, TimeSpan.Zero);
        Assert.Equal(CommandStatus.Observed, await CommandAsync(fan, new CommandRequest { Command = CommandKind.TurnOff }));
        await TellsNothingAsync(farm, fan);
    }

    [Fact]
    public async Task Server_errors_are_told_and_the_farm_comes_back_when_they_end()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        farm.Home.Faults.SetServerError(503);
        farm.Home.Faults.DropConnections();
        await cluster.PassesUntilAsync(async () => (await ViewAsync(farm)).Error?.Contains("HTTP status 503", StringComparison.Ordinal) == true, "the status is told");
        Assert.Equal(HomeAssistantFault.Unreachable, (await ViewAsync(farm)).Reason);
        await FarmCluster.BecomesTrueAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Offline, "the fan is offline");
        var down = await TellsAsync(farm, AlertKind.HomeAssistantDown, AlertSeverity.Critical, AlertSource.HomeAssistant(farm.Id));

        farm.Home.Faults.SetServerError(null);
        await ComesBackAsync(farm);
        await FarmCluster.BecomesTrueAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Online, "the fan is online");
        await IsOverAsync(farm, down);
    }

    [Fact]
    public async Task A_wrong_token_is_told_tried_once_more_and_mended_by_a_good_one()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);

        await farm.Home.Faults.SetTokenRejectedAsync(true);
        await cluster.PassesUntilAsync(async () => (await ViewAsync(farm)).Reason == HomeAssistantFault.InvalidToken, "the token is refused");
        Assert.Contains("does not accept the access token", (await ViewAsync(farm)).Error, StringComparison.Ordinal);
        var refused = await TellsAsync(farm, AlertKind.HomeAssistantDown, AlertSeverity.Critical, AlertSource.HomeAssistant(farm.Id));
        Assert.Contains("access token", refused.Message, StringComparison.Ordinal);
        var tries = farm.Home.WebSocketTotal;

        await cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.WebSocketTotal == tries + 1), "it is tried once more", TimeSpan.FromSeconds(20));
        for (var hour = 0; hour < 24; hour++)
        {
            cluster.Clock.Advance(TimeSpan.FromHours(1));
            await ViewAsync(farm);
        }

        Assert.Equal(tries + 1, farm.Home.WebSocketTotal);
        await farm.Home.Faults.SetTokenRejectedAsync(false);
        await farm.ConfigureAgainAsync();
        await ComesBackAsync(farm);
        await IsOverAsync(farm, refused);
    }

    [Fact]
    public async Task A_restart_is_waited_out_and_devices_are_as_they_were_wanted()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        Assert.Equal(CommandStatus.Observed, await CommandAsync(fan, On()));

        var restart = farm.Home.Faults.RestartAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20));
        await FarmCluster.BecomesTrueAsync(async () => (await ViewAsync(farm)).Reason == HomeAssistantFault.Restarting, "the restart is told");
        await cluster.PassesUntilAsync(() => Task.FromResult(restart.IsCompleted), "it has restarted");
        await cluster.PassesUntilAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Online, "the fan is online");
        Assert.Equal(PowerState.On, (await fan.Get()).Good().Reported!.State);
        await TellsNothingAsync(farm, fan); // It had announced that it would be away.
    }

    [Fact]
    public async Task A_storm_is_taken_over_one_connection_and_ends_with_the_newest_values()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Latest is not null, "its state was heard");

        var storm = farm.Home.Faults.StormAsync(2_000, TimeSpan.FromSeconds(5));
        await cluster.PassesUntilAsync(() => Task.FromResult(storm.IsCompleted), "the storm is over", TimeSpan.FromMilliseconds(100));

        Assert.InRange(await storm, 9_000, 10_000);
        var newest = double.Parse(farm.Home.State(Air)!.State, CultureInfo.InvariantCulture);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Latest?.Value == newest, "the newest value is the latest");
        Assert.Equal(1, farm.Home.WebSocketTotal);
        Assert.Empty(await farm.AlertsAsync(cluster));
    }

    private static CommandRequest On() => new() { Command = CommandKind.TurnOn };

    private static async Task<HomeAssistantView> ViewAsync(TestFarm farm) => (await farm.HomeAssistant.Get()).Good();

    private static async Task<DeviceAvailability> AvailabilityAsync(IDeviceGrain device) => (await device.Get()).Good().Availability;

    private async Task<CommandStatus> CommandAsync(IDeviceGrain device, CommandRequest request)
    {
        var sent = (await device.Submit(request)).Good();
        await cluster.PassesUntilAsync(async () => (await device.GetCommand(sent.Id)).Good().HasEnded, "the command has ended");
        return (await device.GetCommand(sent.Id)).Good().Status;
    }

    private Task ComesBackAsync(TestFarm farm) => cluster.PassesUntilAsync(async () => (await ViewAsync(farm)).Connected, "it is connected again");
}
