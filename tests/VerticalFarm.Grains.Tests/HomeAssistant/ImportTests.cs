using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

[Collection(typeof(ClusterTests))]
public sealed class ImportTests(FarmCluster cluster)
{
    private const string Air = "sensor.grow_room_temperature";
    private const string Pump = "switch.irrigation_pump";

    [Fact]
    public async Task What_Home_Assistant_offers_is_listed_with_proposals_and_with_what_is_linked()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await farm.AddDeviceAsync(DeviceType.Fan, "fan.exhaust_fan");

        var found = (await farm.HomeAssistant.ListEntities(new PageRequest(0, 100, "pump"))).Good();
        var all = (await farm.HomeAssistant.ListEntities(PageRequest.First)).Good().Items;

        var pump = Assert.Single(found.Items);
        Assert.Equal((Pump, DeviceType.Pump, "Irrigation pump"), (pump.EntityId, pump.Proposal!.DeviceType!.Value, pump.Proposal.Name));
        Assert.Equal(SensorType.Ec, all.Single(entity => entity.EntityId == "sensor.reservoir_ec").Proposal!.SensorType);
        Assert.Equal(EntityUse.Device, all.Single(entity => entity.EntityId == "fan.exhaust_fan").LinkedTo!.Use);
        Assert.Equal(all.Select(entity => entity.EntityId).Order(StringComparer.Ordinal), all.Select(entity => entity.EntityId));
    }

    [Fact]
    public async Task Chosen_entities_become_sensors_and_devices_that_work_and_asked_again_nothing_is_made_twice()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var import = new EntityImport([new EntityChoice { EntityId = Air }, new EntityChoice { EntityId = Pump, Name = "Nutrient pump" }]);
        var request = Guid.NewGuid();

        var made = (await farm.HomeAssistant.Import(import, request)).Good().Imported;
        var again = (await farm.HomeAssistant.Import(import, request)).Good().Imported;

        Assert.Equal([(EntityUse.Sensor, "Grow room temperature"), (EntityUse.Device, "Nutrient pump")], made.Select(part => (part.Use, part.Name)));
        Assert.Equal(made, again);
        var pump = cluster.Gateway.GetGrain<IDeviceGrain>(made[1].Id);
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().Availability == DeviceAvailability.Online, "the pump is there");
        var air = cluster.Gateway.GetGrain<ISensorGrain>(made[0].Id);
        await FarmCluster.BecomesTrueAsync(async () => (await air.Get()).Good().Latest is not null, "the sensor is fed");
        Assert.Equal(1, (await farm.Farm.Get()).Good().DeviceCount);
    }

    [Fact]
    public async Task When_one_cannot_be_imported_none_is_and_every_bad_one_is_named()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await farm.AddDeviceAsync(DeviceType.Fan, "fan.exhaust_fan");

        var failure = (await farm.HomeAssistant.Import(
            new EntityImport(
            [
                new EntityChoice { EntityId = Air },
                new EntityChoice { EntityId = "fan.exhaust_fan" },
                new EntityChoice { EntityId = "fan.nowhere" },
                new EntityChoice { EntityId = Air },
                new EntityChoice { EntityId = "sensor.reservoir_level", SensorType = SensorType.Ph },
                new EntityChoice { EntityId = "sensor.reservoir_ph", Use = EntityUse.Device },
                new EntityChoice { EntityId = Pump, ShelfId = Guid.NewGuid() },
            ]))).Bad(FailureKind.BusinessRule);

        Assert.Equal(
            ["entities[1].entity_id", "entities[2].entity_id", "entities[3].entity_id", "entities[4].sensor_type", "entities[5].use", "entities[6].shelf_id"],
            failure.Details.Select(error => error.Field));
        Assert.Equal(0, (await farm.Farm.Get()).Good().SensorCount);
    }

    [Fact]
    public async Task Without_a_connection_there_is_nothing_to_list_or_import()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.HomeAssistant.ListEntities(PageRequest.First)).Bad(FailureKind.NotFound);
        (await farm.HomeAssistant.Configure(new HomeAssistantSettings { Url = "http://127.0.0.1:1", Token = "token" })).Good();
        (await farm.HomeAssistant.ListEntities(PageRequest.First)).Bad(FailureKind.Upstream);
        (await farm.HomeAssistant.Import(new EntityImport([new EntityChoice { EntityId = Air }]))).Bad(FailureKind.Upstream);
        (await farm.HomeAssistant.Disconnect()).Good();
    }
}
