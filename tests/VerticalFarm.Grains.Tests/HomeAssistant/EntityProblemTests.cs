using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

[Collection(typeof(ClusterTests))]
public sealed class EntityProblemTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";
    private const string Air = "sensor.grow_room_temperature";

    [Fact]
    public async Task A_renamed_entity_is_told_by_device_sensor_and_connection_with_its_new_name()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air);
        await HeardAsync(air);

        farm.Home.Faults.Rename(Fan, "fan.north_exhaust");
        farm.Home.Faults.Rename(Air, "sensor.north_air");

        await FarmCluster.BecomesTrueAsync(
            async () => (await farm.HomeAssistant.Get()).Good().Problems.Count(problem => problem.Kind == EntityProblemKind.Renamed) == 2, "both are told");
        var problems = (await farm.HomeAssistant.Get()).Good().Problems;
        Assert.Equal([(Fan, "fan.north_exhaust", EntityUse.Device), (Air, "sensor.north_air", EntityUse.Sensor)], problems.Select(problem => (problem.EntityId, problem.NewEntityId, problem.Use)));
        const string told = "Home Assistant calls fan.exhaust_fan fan.north_exhaust now: change the entity id here too";
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().EntityProblem == told, "the device says so");
        await FarmCluster.BecomesTrueAsync(
            async () => (await air.Get()).Good().EntityProblem?.Contains("sensor.north_air", StringComparison.Ordinal) == true, "the sensor says so");
        Assert.Equal(DeviceAvailability.Offline, (await fan.Get()).Good().Availability);

        (await fan.Update(new DevicePatch { EntityId = "fan.north_exhaust" }, null)).Good();

        await FarmCluster.BecomesTrueAsync(
            async () => (await fan.Get()).Good() is { Availability: DeviceAvailability.Online, EntityProblem: null }, "under its new name it is there again");
    }

    [Fact]
    public async Task A_rename_while_nobody_listened_is_found_by_the_registry()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        await FarmCluster.BecomesTrueAsync(
            async () => await cluster.Database.StateContainsAsync("home-assistant", farm.Id, Fan), "the registry's id of the fan is kept");

        farm.Home.Faults.SetServerError(503);
        farm.Home.Faults.DropConnections();
        await farm.IsConnectedAsync(false);
        farm.Home.Faults.Rename(Fan, "fan.north_exhaust");
        farm.Home.Faults.SetServerError(null);

        await cluster.PassesUntilAsync(
            async () => (await farm.HomeAssistant.Get()).Good().Problems.Any(problem => problem.NewEntityId == "fan.north_exhaust"), "the rename is found");
    }

    [Fact]
    public async Task A_removed_entity_is_missing_until_it_is_back()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        farm.Home.Faults.SetRemoved(Fan, true);
        await FarmCluster.BecomesTrueAsync(
            async () => (await fan.Get()).Good() is { Availability: DeviceAvailability.Offline, EntityProblem: "Home Assistant has no entity fan.exhaust_fan" }, "it is missed");
        Assert.Equal(EntityProblemKind.Missing, Assert.Single((await farm.HomeAssistant.Get()).Good().Problems).Kind);

        farm.Home.Faults.SetRemoved(Fan, false);
        await FarmCluster.BecomesTrueAsync(
            async () => (await fan.Get()).Good() is { Availability: DeviceAvailability.Online, EntityProblem: null }, "it is back");
        Assert.Empty((await farm.HomeAssistant.Get()).Good().Problems);
    }

    private static Task HeardAsync(ISensorGrain sensor) =>
        FarmCluster.BecomesTrueAsync(async () => (await sensor.Get()).Good().Latest is not null, "its state was heard");
}
