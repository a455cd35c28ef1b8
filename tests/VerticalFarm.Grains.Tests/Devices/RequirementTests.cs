using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

/// <summary>A doser that runs only while pH was measured lately, and is neither too low nor too high.</summary>
[Collection(typeof(ClusterTests))]
public sealed class RequirementTests(FarmCluster cluster)
{
    private const string Doser = "number.nutrient_doser";
    private static readonly CommandRequest Dose = new() { Command = CommandKind.Set, Data = new CommandData { Value = 10 } };

    [Fact]
    public async Task Without_a_fresh_sample_in_range_it_does_not_begin()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (ph, doser) = await FurnishAsync(farm);
        await ForbiddenAsync(doser, "has no reading");

        await SaysAsync(farm, ph, 4.9);
        await ForbiddenAsync(doser, "which says 4.9");
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await SaysAsync(farm, ph, 6);
        (await doser.Submit(Dose)).Good();
        await FarmCluster.BecomesTrueAsync(async () => (await doser.Get()).Good().Reported?.State == PowerState.On, "it doses");
        await cluster.PassesUntilAsync(async () => (await doser.Get()).Good().Reported?.State == PowerState.Off, "it stops when the sample is old", TimeSpan.FromSeconds(5));
        await ForbiddenAsync(doser, "older than 60 s");
        Assert.Equal(InterlockKind.Requires, Assert.Single((await doser.Get()).Good().Interlocks).Kind);
    }

    [Fact]
    public async Task It_stops_when_the_value_leaves_its_range()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (ph, doser) = await FurnishAsync(farm);
        await SaysAsync(farm, ph, 6);
        (await doser.Submit(Dose)).Good();
        await FarmCluster.BecomesTrueAsync(async () => (await doser.Get()).Good().Reported?.State == PowerState.On, "it doses");

        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await farm.ReportAsync(ph, 7.6);

        await cluster.PassesUntilAsync(async () => (await doser.Get()).Good().Reported?.State == PowerState.Off, "it stops");
        Assert.Equal(CommandSourceKind.Device, (await doser.ListCommands(PageRequest.First)).Items[0].Source.Kind);
    }

    // That a reading is stored is told to its sensor afterwards.
    private static async Task SaysAsync(TestFarm farm, ISensorGrain sensor, double value)
    {
        await farm.ReportAsync(sensor, value);
        await FarmCluster.BecomesTrueAsync(async () => (await sensor.Get()).Good().Latest?.Value == value, $"the sensor says {value}");
    }

    private static async Task ForbiddenAsync(IDeviceGrain doser, string why)
    {
        var refusal = (await doser.Submit(Dose)).Bad(FailureKind.BusinessRule);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("requires", refusal.Details[0].Message);
    }

    private static async Task<(ISensorGrain Ph, IDeviceGrain Doser)> FurnishAsync(TestFarm farm)
    {
        var ph = await farm.AddSensorAsync(SensorType.Ph);
        var requirement = new SensorRequirement { SensorId = ph.GetPrimaryKey(), MaxAgeSeconds = 60, Min = 5, Max = 7.5 };
        return (ph, await farm.AddOnlineDeviceAsync(DeviceType.Doser, Doser, new SafetyEnvelope { Requires = [requirement] }));
    }
}
