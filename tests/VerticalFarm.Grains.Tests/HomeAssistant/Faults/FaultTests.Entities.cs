using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant.Faults;

/// <summary>Faults of single entities.</summary>
public sealed partial class FaultTests
{
    [Fact]
    public async Task Unavailable_a_device_is_offline_and_comes_back()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        farm.Home.Faults.SetAvailable(Fan, false);
        await FarmCluster.BecomesTrueAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Offline, "the fan is offline");
        var offline = await TellsAsync(farm, AlertKind.DeviceOffline, AlertSeverity.Warning, AlertSource.Device(fan.GetPrimaryKey()));

        farm.Home.Faults.SetAvailable(Fan, true);
        await FarmCluster.BecomesTrueAsync(async () => await AvailabilityAsync(fan) == DeviceAvailability.Online, "the fan is online");
        await IsOverAsync(farm, offline);
    }

    [Fact]
    public async Task Stuck_a_value_that_stands_still_is_stale_and_a_new_one_ends_it()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air, expectedIntervalSeconds: 10);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Latest is not null, "its state was heard");

        // The sensors of these tests say only what they are told to.
        await cluster.PassesUntilAsync(async () => (await air.Get()).Good().Status == SensorStatus.Stale, "it is stale", TimeSpan.FromSeconds(5));
        var stale = await TellsAsync(farm, AlertKind.Stale, AlertSeverity.Warning, AlertSource.Sensor(air.GetPrimaryKey()), () => air.Get());

        farm.Home.Report(Air, 21.5);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Status == SensorStatus.Ok, "it is fresh");
        await IsOverAsync(farm, stale);
    }

    [Fact]
    public async Task Lying_a_call_that_is_answered_well_and_moves_nothing_fails_after_three_tries_and_the_next_one_is_observed()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        farm.Home.Faults.SetStuck(Fan, true);
        Assert.Equal(CommandStatus.Failed, await CommandAsync(fan, On()));
        Assert.Equal(3, farm.CallsTo(Fan).Length);
        var failed = await TellsAsync(farm, AlertKind.CommandFailed, AlertSeverity.Warning, AlertSource.Device(fan.GetPrimaryKey()));

        farm.Home.Faults.SetStuck(Fan, false);
        Assert.Equal(CommandStatus.Observed, await CommandAsync(fan, On()));
        await IsOverAsync(farm, failed);
    }
}
