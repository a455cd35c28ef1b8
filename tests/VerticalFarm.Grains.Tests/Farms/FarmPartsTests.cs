using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Farms;

[Collection(typeof(ClusterTests))]
public sealed class FarmPartsTests(FarmCluster cluster)
{
    private static readonly RuleAction SomeFanOn = new DeviceAction(DeviceSelector.OfType(DeviceType.Fan), CommandKind.TurnOn);

    [Fact]
    public async Task A_sensor_or_device_stands_on_a_shelf_of_its_own_farm_or_nowhere()
    {
        await using var other = await TestFarm.CreateAsync(cluster);
        var foreign = (await other.Farm.GetLayout()).Good().Rows[0].Racks[0].Shelves[0].Id;
        await using var farm = await TestFarm.CreateAsync(cluster);
        var own = (await farm.Farm.GetLayout()).Good().Rows[0].Racks[0];

        Assert.Equal(own.Shelves[0].Id, (await farm.Farm.AddSensor(Sensor("a") with { ShelfId = own.Shelves[0].Id })).Good().ShelfId);
        Assert.Equal(own.Shelves[0].Id, (await farm.Farm.AddDevice(Device("switch.a") with { ShelfId = own.Shelves[0].Id })).Good().ShelfId);
        foreach (var shelf in new[] { foreign, own.Id, Guid.NewGuid() })
        {
            Names("shelf_id", await farm.Farm.AddSensor(Sensor("b") with { ShelfId = shelf }));
            Names("shelf_id", await farm.Farm.AddDevice(Device("switch.b") with { ShelfId = shelf }));
        }

        Assert.Equal((1, 1), (await CountsAsync(farm)));
    }

    [Fact]
    public async Task An_entity_is_moved_by_one_device_and_read_by_one_sensor_of_a_farm()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.Farm.AddDevice(Device("switch.pump"))).Good();
        var second = (await farm.Farm.AddDevice(Device("switch.other"))).Good().Id;
        (await farm.Farm.AddSensor(Sensor("a") with { EntityId = "sensor.air" })).Good();

        Names("entity_id", await farm.Farm.AddDevice(Device("switch.pump")));
        Names("entity_id", await cluster.Gateway.GetGrain<IDeviceGrain>(second).Update(new DevicePatch { EntityId = "switch.pump" }, null));
        Names("entity_id", await farm.Farm.AddSensor(Sensor("b") with { EntityId = "sensor.air" }));

        await using var elsewhere = await TestFarm.CreateAsync(cluster);
        (await elsewhere.Farm.AddDevice(Device("switch.pump"))).Good();
    }

    [Fact]
    public async Task Sensors_without_an_entity_do_not_get_into_each_others_way()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.Farm.AddSensor(Sensor("a"))).Good();
        (await farm.Farm.AddSensor(Sensor("b"))).Good();
    }

    [Fact]
    public async Task An_entity_is_free_again_when_its_device_is_gone()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var first = (await farm.Farm.AddDevice(Device("switch.pump"))).Good().Id;
        await cluster.Gateway.GetGrain<IDeviceGrain>(first).Delete();
        (await farm.Farm.AddDevice(Device("switch.pump"))).Good();
    }

    [Fact]
    public async Task Every_bad_field_of_a_part_is_named_at_once_and_nothing_comes_of_it()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);

        var sensor = (await farm.Farm.AddSensor(new SensorSpec
        {
            Name = "",
            Type = SensorType.Co2,
            Unit = "%",
            EntityId = "no entity",
            ExpectedIntervalSeconds = 0,
            Thresholds = new SensorThresholds { Low = 5, High = 4, Hysteresis = -1 },
        })).Bad(FailureKind.Validation);
        var device = (await farm.Farm.AddDevice(new DeviceSpec
        {
            Name = new string('x', 101),
            Type = DeviceType.Fan,
            EntityId = "",
            Safety = new SafetyEnvelope { MaxOnSeconds = 0, MinOffSeconds = 86_401 },
        })).Bad(FailureKind.Validation);

        Assert.Equal(
            ["name", "unit", "entity_id", "expected_interval_seconds", "thresholds.hysteresis", "thresholds.high"],
            sensor.Details.Select(error => error.Field));
        Assert.Equal(["name", "entity_id", "safety.max_on_seconds", "safety.min_off_seconds"], device.Details.Select(error => error.Field));
        Assert.Equal((0, 0), await CountsAsync(farm));
    }

    [Fact]
    public async Task A_rule_may_name_what_is_its_farms_and_every_other_name_is_told()
    {
        await using var other = await TestFarm.CreateAsync(cluster);
        var foreignSensor = (await other.AddSensorAsync(SensorType.Co2)).GetPrimaryKey();
        var foreignDevice = (await other.AddDeviceAsync(DeviceType.Fan, "fan.one")).GetPrimaryKey();
        var foreignPlace = (await other.Farm.GetLayout()).Good().Rows[0].Id;
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = (await farm.AddSensorAsync(SensorType.Co2)).GetPrimaryKey();
        var device = (await farm.AddDeviceAsync(DeviceType.Fan, "fan.one")).GetPrimaryKey();
        var place = (await farm.Farm.GetLayout()).Good().Rows[0].Racks[0].Id;

        var rule = (await farm.Farm.AddRule(Rule(sensor, device, place))).Good();
        var added = (await farm.Farm.AddRule(Rule(foreignSensor, foreignDevice, foreignPlace))).Bad(FailureKind.BusinessRule);
        var updated = (await cluster.Gateway.GetGrain<IAutomationRuleGrain>(rule.Id).Update(Rule(sensor, foreignDevice, place), null)).Bad(FailureKind.BusinessRule);

        Assert.Equal(
            ["when.all[0].sensor.id", "when.all[1].sensor.in", "when.all[2].device.id", "then[0].device.id", "otherwise[0].device.in"],
            added.Details.Select(error => error.Field));
        Assert.Equal(["when.all[2].device.id", "then[0].device.id"], updated.Details.Select(error => error.Field));
    }

    [Fact]
    public async Task A_part_that_is_renamed_is_listed_under_its_new_name()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var device = await farm.AddDeviceAsync(DeviceType.Fan, "fan.one");
        var rule = await farm.AddRuleAsync(Schedule("Lights"));

        (await sensor.Update(new SensorPatch { Name = "Renamed sensor" }, null)).Good();
        (await device.Update(new DevicePatch { Name = "Renamed device" }, null)).Good();
        (await rule.Update(Schedule("Renamed rule"), null)).Good();

        var search = new PageRequest(0, 100, "renamed");
        Assert.Equal("Renamed sensor", Assert.Single((await farm.Farm.ListSensors(search)).Items).Name);
        Assert.Equal("Renamed device", Assert.Single((await farm.Farm.ListDevices(search)).Items).Name);
        Assert.Equal("Renamed rule", Assert.Single((await farm.Farm.ListRules(search)).Items).Definition.Name);
    }

    [Fact]
    public async Task A_part_that_is_deleted_is_listed_and_kept_no_more()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var device = await farm.AddDeviceAsync(DeviceType.Fan, "fan.one");
        var rule = await farm.AddRuleAsync(Schedule("Lights") with { Mode = RuleMode.Armed });

        (await rule.Delete()).Good();
        (await device.Delete()).Good();
        (await sensor.Delete()).Good();
        await cluster.ForgetAsync(farm.Farm);

        Assert.Equal((0, 0), await CountsAsync(farm));
        Assert.DoesNotContain((await farm.Farm.ListRules(PageRequest.First)).Items, left => left.Definition.Name == "Lights");
        Assert.Null(await cluster.Database.StateOfAsync("sensor", sensor.GetPrimaryKey()));
        Assert.Null(await cluster.Database.StateOfAsync("device", device.GetPrimaryKey()));
        Assert.Null(await cluster.Database.StateOfAsync("rule", rule.GetPrimaryKey()));
    }

    [Fact]
    public async Task A_farm_that_is_not_there_has_nothing_to_forget_and_does_not_come_to_be_by_it()
    {
        var nowhere = Guid.NewGuid();
        await cluster.Inside.GetGrain<IFarmGrain>(nowhere).Forget(Guid.NewGuid());
        Assert.Null(await cluster.Database.StateOfAsync("farm", nowhere));
    }

    private static void Names<T>(string field, Result<T> result) =>
        Assert.Equal([field], result.Bad(FailureKind.BusinessRule).Details.Select(error => error.Field));

    private static SensorSpec Sensor(string name) => new() { Name = name, Type = SensorType.AirTemperature };

    private static DeviceSpec Device(string entityId) => new() { Name = entityId, Type = DeviceType.Pump, EntityId = entityId };

    private static RuleDefinition Schedule(string name) =>
        new() { Name = name, When = new TimeCondition(new TimeOnly(6, 0), new TimeOnly(22, 0), []), Then = [SomeFanOn] };

    private static RuleDefinition Rule(Guid sensor, Guid device, Guid place) => new()
    {
        Name = "Names all kinds of things",
        When = new AllOf(
        [
            SensorCondition.Above(SensorSelector.OfId(sensor), 1),
            SensorCondition.Above(SensorSelector.OfType(SensorType.Co2, Aggregate.Avg, place), 1),
            new DeviceCondition(device, DeviceIs.On),
        ]),
        Then = [new DeviceAction(DeviceSelector.OfId(device), CommandKind.TurnOn)],
        Otherwise = [new DeviceAction(DeviceSelector.OfType(DeviceType.Fan, place), CommandKind.TurnOff)],
    };

    private static async Task<(int Sensors, int Devices)> CountsAsync(TestFarm farm)
    {
        var view = (await farm.Farm.Get()).Good();
        return (view.SensorCount, view.DeviceCount);
    }
}
