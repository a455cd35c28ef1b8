using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

[Collection(typeof(ClusterTests))]
public sealed class ConnectionTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";
    private const string Air = "sensor.grow_room_temperature";

    [Fact]
    public async Task What_a_sensor_reports_is_its_latest_reading_and_is_stored()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Latest is not null, "its state was heard");
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));

        farm.Home.Report(Air, 21.5);

        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Latest?.Value == 21.5, "the reading is the latest");
        await cluster.ForgetAsync(air);
        Assert.Equal(21.5, (await air.Get()).Good().Latest?.Value);
    }

    [Fact]
    public async Task When_Home_Assistant_goes_devices_are_offline_and_when_it_comes_back_they_are_not()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        farm.Home.Faults.DropConnections();
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Availability == DeviceAvailability.Offline, "the fan is offline");

        await cluster.PassesUntilAsync(async () => (await fan.Get()).Good().Availability == DeviceAvailability.Online, "the fan is online");
    }

    [Fact]
    public async Task A_device_that_is_made_while_the_connection_comes_about_is_seen_when_it_stands()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.StartHomeAsync();
        farm.Home.Faults.Freeze();
        await farm.ConfigureAgainAsync();
        var pump = await farm.AddDeviceAsync(DeviceType.Pump, "switch.irrigation_pump");
        await pump.Get(); // Asked for, it has heard that there is no connection.

        farm.Home.Faults.Thaw();

        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().Availability == DeviceAvailability.Online, "the pump is online");
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_not_tried_again_and_again()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);

        (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = farm.Home.Url.ToString(), Token = "wrong" })).Good();

        await FarmCluster.BecomesTrueAsync(
            async () => (await farm.HomeAssistant.Get()).Good().Error?.Contains("token", StringComparison.OrdinalIgnoreCase) == true, "the token is blamed");
        Assert.False((await farm.HomeAssistant.Get()).Good().Connected);
    }

    [Fact]
    public async Task The_token_is_not_to_be_found_in_the_database()
    {
        const string token = "a-token-like-no-other";
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = "http://127.0.0.1:1", Token = token })).Good();

        await using var query = cluster.Database.DataSource.CreateCommand("select count(*) from orleans_grain_state where payload::text like '%' || $1 || '%'");
        query.Parameters.AddWithValue(token);
        Assert.Equal(0L, await query.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await farm.HomeAssistant.Disconnect();
    }

    [Fact]
    public async Task The_connection_comes_back_by_its_reminder_when_its_silo_died()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await cluster.ForgetAsync(farm.HomeAssistant);
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.WebSocketCount == 0), "its connection has ended");

        await cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.WebSocketCount == 1), "it is connected again", TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    public async Task A_link_local_address_is_refused(string url)
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var failure = (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = url, Token = "token" })).Bad(FailureKind.BusinessRule);
        Assert.Equal("url", Assert.Single(failure.Details).Field);
    }

    [Fact]
    public async Task A_bad_address_and_an_empty_token_are_both_named()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var failure = (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = "ftp://home", Token = "" })).Bad(FailureKind.Validation);
        Assert.Equal(["token", "url"], failure.Details.Select(error => error.Field).Order());
    }

    [Fact]
    public async Task Disconnected_nothing_is_known_any_more()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        (await farm.HomeAssistant.Disconnect()).Good();

        (await farm.HomeAssistant.Get()).Bad(FailureKind.NotFound);
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Availability == DeviceAvailability.Offline, "the fan is offline");
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.WebSocketCount == 0), "its connection has ended");
        await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = farm.Home.Url.ToString(), Token = "token" });
    }
}
