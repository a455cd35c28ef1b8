using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Farms;

[Collection(typeof(ClusterTests))]
public sealed class FarmEndingTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";

    [Fact]
    public async Task A_deleted_farm_leaves_nothing_that_is_served_kept_or_woken()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var parts = await FurnishAsync(farm);

        (await farm.Farm.Delete()).Good();

        await IsNotFoundAsync(farm.Farm.Get);
        await IsNotFoundAsync(parts.Sensor.Get);
        await IsNotFoundAsync(parts.Device.Get);
        await IsNotFoundAsync(parts.Rule.Get);
        await IsNotFoundAsync(farm.HomeAssistant.Get);
        Assert.Equal(ReadingRefusal.UnknownSensor, Assert.Single((await farm.ReportAsync(parts.Sensor, 20)).Rejected).Code);
        Assert.Empty((await cluster.Gateway.GetGrain<IAccountGrain>(farm.Owner.Id).ListFarms(PageRequest.First)).Items);
        await EndsAsync(parts.All);
        Assert.Contains("turn_off", farm.CallsTo(Fan)); // its fail-safe
    }

    [Fact]
    public async Task An_end_that_was_cut_short_is_finished_though_some_parts_are_at_rest_already()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var parts = await FurnishAsync(farm);

        await cluster.Inside.GetGrain<IAutomationRuleGrain>(parts.Rule.GetPrimaryKey()).Remove();
        await cluster.Inside.GetGrain<IDeviceGrain>(parts.Device.GetPrimaryKey()).Remove();
        await cluster.Inside.GetGrain<ISensorGrain>(parts.Sensor.GetPrimaryKey()).Remove();
        await cluster.Inside.GetGrain<IHomeAssistantGrain>(farm.Id).Remove();
        (await farm.Farm.Delete()).Good();

        await EndsAsync(parts.All);
    }

    [Theory]
    [InlineData("sensor")]
    [InlineData("device")]
    [InlineData("rule")]
    [InlineData("home-assistant")]
    public async Task An_end_that_failed_at_one_part_is_finished_by_the_reminder(string kind)
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var parts = await FurnishAsync(farm);
        var key = kind switch
        {
            "sensor" => parts.Sensor.GetPrimaryKey(),
            "device" => parts.Device.GetPrimaryKey(),
            "rule" => parts.Rule.GetPrimaryKey(),
            _ => farm.Id,
        };

        // What this part takes for the newest version is not: its first try fails.
        await cluster.Database.SetAsync(kind, key, ["changed_behind_its_back"], "true");
        (await farm.Farm.Delete()).Good();

        await EndsAsync(parts.All);
    }

    [Fact]
    public async Task Deleting_a_farm_twice_is_deleting_it_once()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.Farm.Delete()).Good();
        await IsNotFoundAsync(farm.Farm.Delete);
    }

    [Fact]
    public async Task Readings_of_a_deleted_farm_stay_in_the_database_until_they_are_too_old()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        await farm.ReportAsync(sensor, 800);

        (await farm.Farm.Delete()).Good();
        await EndsAsync([farm.Id, sensor.GetPrimaryKey()]);

        Assert.Equal(800, Assert.Single(await cluster.Database.ColumnAsync<double>("SELECT value FROM reading WHERE sensor_id = $1", sensor.GetPrimaryKey())));
    }

    private async Task<Parts> FurnishAsync(TestFarm farm)
    {
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature, "sensor.grow_room_temperature");
        var device = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan, new SafetyEnvelope { MaxOnSeconds = 3600 });
        var rule = await farm.AddRuleAsync(new RuleDefinition
        {
            Name = "Cool",
            Mode = RuleMode.Armed,
            When = SensorCondition.Above(SensorSelector.OfId(sensor.GetPrimaryKey()), 24),
            Then = [new DeviceAction(DeviceSelector.OfId(device.GetPrimaryKey()), CommandKind.TurnOn)],
        });
        var defaults = (await farm.Farm.ListRules(PageRequest.First)).Items.Select(view => view.Id);
        farm.Home.Report("sensor.grow_room_temperature", 30);
        await FarmCluster.BecomesTrueAsync(async () => (await device.Get()).Good().Reported?.State == PowerState.On, "the fan runs");
        Guid[] all = [farm.Id, sensor.GetPrimaryKey(), device.GetPrimaryKey(), .. defaults];
        Assert.Equal(all.Length + 1, (await cluster.Database.KeptAsync(all)).Length); // the farm's key is its Home Assistant's too
        Assert.Equal(5, (await cluster.Database.RemindersAsync(all)).Length); // the device's lease, the rule, the connection, the health of sensors, the daily report
        return new Parts(sensor, device, rule, all);
    }

    private static async Task IsNotFoundAsync<T>(Func<Task<Result<T>>> call) =>
        Assert.Equal(CallRefusal.NotFound, (await Assert.ThrowsAsync<CallRefusedException>(call)).Refusal);

    private Task EndsAsync(Guid[] keys) => cluster.PassesUntilAsync(
        async () => (await cluster.Database.KeptAsync(keys)).Length + (await cluster.Database.RemindersAsync(keys)).Length == 0,
        "nothing of the farm is kept and no reminder is left");

    private sealed record Parts(ISensorGrain Sensor, IDeviceGrain Device, IAutomationRuleGrain Rule, Guid[] All);
}
