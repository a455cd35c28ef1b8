using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Farms;

[Collection(typeof(ClusterTests))]
public sealed class ManySensorsTests(FarmCluster cluster)
{
    private const int Count = 24;

    [Fact]
    public async Task Sensors_on_whichever_silos_are_listed_with_their_latest_and_none_of_them_is_called()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensors = await MakeAsync(farm);
        var gates = sensors.Select(sensor => cluster.Gates.Fail(sensor, nameof(ISensorGrain.Get), times: int.MaxValue)).ToArray();

        var page = await farm.Farm.ListSensors(new PageRequest(0, int.MaxValue));
        var dashboard = (await farm.Farm.GetDashboard()).Good();

        Assert.Equal(Enumerable.Range(0, Count).Select(i => (double?)i), page.Items.Select(sensor => sensor.Latest?.Value));
        Assert.Equal(sensors.Select(sensor => sensor.GetPrimaryKey()), page.Items.Select(sensor => sensor.Id));
        Assert.Equal(page.Items, dashboard.SensorData);
        Array.ForEach(gates, gate => gate.Dispose());
    }

    [Fact]
    public async Task One_that_sleeps_is_listed_with_its_latest_and_one_that_is_gone_is_not()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensors = await MakeAsync(farm);
        await Task.WhenAll(sensors[..4].Select(cluster.ForgetAsync));
        (await sensors[^1].Delete()).Good();

        var page = await farm.Farm.ListSensors(new PageRequest(0, int.MaxValue));

        Assert.Equal(Enumerable.Range(0, Count - 1).Select(i => (double?)i), page.Items.Select(sensor => sensor.Latest?.Value));
    }

    private static async Task<ISensorGrain[]> MakeAsync(TestFarm farm)
    {
        var sensors = new ISensorGrain[Count];
        for (var i = 0; i < Count; i++)
        {
            sensors[i] = await farm.AddSensorAsync(SensorType.Co2);
            Assert.Empty((await farm.ReportAsync(sensors[i], i)).Rejected);
        }

        return sensors;
    }
}
