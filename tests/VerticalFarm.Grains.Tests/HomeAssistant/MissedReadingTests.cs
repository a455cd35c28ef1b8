using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

[Collection(typeof(ClusterTests))]
public sealed class MissedReadingTests(FarmCluster cluster)
{
    private const string Air = "sensor.grow_room_temperature";

    [Fact]
    public async Task Readings_missed_during_an_absence_are_fetched_from_history_under_their_own_time()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air);
        await ReportAsync(farm, air, 20.5);
        farm.Home.Faults.SetServerError(503);
        farm.Home.Faults.DropConnections();
        await farm.IsConnectedAsync(false);
        var gone = cluster.Clock.GetUtcNow();
        gone = gone.AddTicks(-(gone.Ticks % TimeSpan.TicksPerMillisecond)); // Times go over the wire by whole milliseconds.

        foreach (var value in new[] { 21.1, 21.2, 21.3 })
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(10));
            farm.Home.Report(Air, value);
        }

        farm.Home.Faults.SetServerError(null);
        await cluster.PassesUntilAsync(async () => (await farm.HomeAssistant.Get()).Good().Connected, "it is connected again");

        await FarmCluster.BecomesTrueAsync(async () => (await SinceAsync(air, gone)).Length == 3, "all three are there");
        Assert.Equal(
            [(gone.AddSeconds(10), 21.1), (gone.AddSeconds(20), 21.2), (gone.AddSeconds(30), 21.3)],
            (await SinceAsync(air, gone)).Select(reading => (reading.Ts, reading.Value)));
        Assert.Equal(21.3, (await air.Get()).Good().Latest?.Value);
    }

    [Fact]
    public async Task What_a_sensor_said_while_unavailable_is_no_reading()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air);
        await ReportAsync(farm, air, 20.5);
        farm.Home.Faults.SetServerError(503);
        farm.Home.Faults.DropConnections();
        await farm.IsConnectedAsync(false);
        var gone = cluster.Clock.GetUtcNow();
        gone = gone.AddTicks(-(gone.Ticks % TimeSpan.TicksPerMillisecond)); // Times go over the wire by whole milliseconds.

        cluster.Clock.Advance(TimeSpan.FromSeconds(10));
        farm.Home.Faults.SetAvailable(Air, false);
        cluster.Clock.Advance(TimeSpan.FromSeconds(10));
        farm.Home.Faults.SetAvailable(Air, true);
        cluster.Clock.Advance(TimeSpan.FromSeconds(10));
        farm.Home.Report(Air, 21.3);
        farm.Home.Faults.SetServerError(null);
        await cluster.PassesUntilAsync(async () => (await farm.HomeAssistant.Get()).Good().Connected, "it is connected again");

        await FarmCluster.BecomesTrueAsync(async () => (await SinceAsync(air, gone)).Length == 2, "the two that were numbers are there");
        Assert.DoesNotContain(gone.AddSeconds(10), (await SinceAsync(air, gone)).Select(reading => reading.Ts));
    }

    [Fact]
    public async Task Readings_that_wait_for_the_database_outlive_a_new_configuration_of_the_connection()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var air = await farm.AddSensorAsync(SensorType.AirTemperature, Air);
        await ReportAsync(farm, air, 20.5);
        var begun = cluster.Clock.GetUtcNow();
        using (cluster.IntakeOutage.Of(farm.Id))
        {
            foreach (var (value, count) in new[] { (21.1, 1), (21.2, 2), (21.3, 3) })
            {
                cluster.Clock.Advance(TimeSpan.FromSeconds(10));
                farm.Home.Report(Air, value);
                await FarmCluster.BecomesTrueAsync(() => Task.FromResult(Waiting(farm) == count), $"{count} wait");
            }

            await farm.ConfigureAgainAsync();
            await cluster.ForgetAsync(farm.HomeAssistant);
        }

        await cluster.PassesUntilAsync(async () => (await SinceAsync(air, begun)).Length >= 3, "what waited is stored");
        Assert.Equal([21.1, 21.2, 21.3], (await SinceAsync(air, begun)).Select(reading => reading.Value).Distinct());
    }

    private int Waiting(TestFarm farm) => cluster.AllServices.Sum(services => services.GetRequiredService<Grains.HomeAssistant.ReadingSpool>().Waiting(farm.Id));

    private async Task ReportAsync(TestFarm farm, ISensorGrain sensor, double value)
    {
        await FarmCluster.BecomesTrueAsync(async () => (await sensor.Get()).Good().Latest is not null, "its state was heard");
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        farm.Home.Report(Air, value);
        await FarmCluster.BecomesTrueAsync(async () => (await sensor.Get()).Good().Latest?.Value == value, "the reading is the latest");
    }

    private async Task<SensorReading[]> SinceAsync(ISensorGrain sensor, DateTimeOffset from) =>
        (await sensor.Query(new ReadingQuery { From = from.AddMilliseconds(1), To = cluster.Clock.GetUtcNow().AddSeconds(1), Resolution = ReadingResolution.Raw })).Good().Raw;
}
