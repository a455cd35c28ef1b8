using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Readings;

/// <summary>What came in was stored, there before or rejected, whatever happens.</summary>
[Collection(typeof(ClusterTests))]
public sealed class IntakeTests(FarmCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Received_is_stored_and_duplicate_and_rejected()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature);

        var report = await SendAsync(sensor, (-3, 20), (-2, 21), (-2, 22), (-1, 4_000), (3_600, 20));
        await SendAsync(sensor, (-2, 23), (0, 24));

        Assert.Equal(3, report.Accepted);
        await CountsAsync(sensor, received: 7, stored: 3, duplicate: 2, rejected: 2);
        Assert.Equal((double[])[20.0, 23, 24], await ValuesAsync(sensor));
    }

    [Fact]
    public async Task What_was_there_before_is_known_after_the_sensor_was_lost_and_packed()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature);
        await SendAsync(sensor, (-7_200, 20), (-7_190, 21), (-10, 22));
        await cluster.Services.GetRequiredService<Telemetry.Sealing.IReadingSealer>().SealNextAsync(cluster.Clock.GetUtcNow().AddHours(-1), 0, Cancelled);
        await cluster.ForgetAsync(sensor);
        await sensor.Get();
        var before = await cluster.Inside.GetGrain<ISensorGrain>(sensor.GetPrimaryKey()).GetCounts();

        await SendAsync(sensor, (-7_200, 20), (-7_195, 20.5), (-7_190, 21), (-10, 22), (-5, 23));

        await CountsAsync(sensor, before.Received + 5, before.Stored + 2, before.Duplicate + 3, 0);
        Assert.Equal((double[])[20.0, 20.5, 21, 22, 23], await ValuesAsync(sensor));
        Assert.Equal(23, (await sensor.Get()).Value!.Latest!.Value.Value);
    }

    [Fact]
    public async Task A_sensor_of_thousands_of_readings_at_once_counts_each()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature);
        var readings = Enumerable.Range(-5_000, 5_000).Select(second => ((double)second, 20.0)).ToArray();

        await SendAsync(sensor, readings);
        await SendAsync(sensor, readings);

        await CountsAsync(sensor, received: 10_000, stored: 5_000, duplicate: 5_000, rejected: 0);
    }

    [Fact]
    public async Task Numbers_that_did_not_arrive_are_told_as_gaps()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature);
        await SendNumberedAsync(sensor, 10, 11, 12, 15);
        await SendNumberedAsync(sensor, 13);
        await SendNumberedAsync(sensor, 20, 12);

        var senders = (await Telemetry(farm)).Senders;

        var sender = Assert.Single(senders);
        Assert.Equal((farm.Owner.Id, 10L, 20L, 6L, 5L), (sender.SenderId, sender.First, sender.Last, sender.Received, sender.Missing));
        Assert.Equal([new SequenceGap(14, 14), new SequenceGap(16, 19)], sender.Gaps);
    }

    [Fact]
    public async Task Numbers_of_what_was_rejected_arrived_all_the_same()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature);
        var batch = new ReadingBatch([sensor.GetPrimaryKey()], [0, 0], [Ticks(-1), Ticks(0)], [4_000, 5_000], [1, 2]);

        Assert.Equal(0, (await cluster.Gateway.GetGrain<IReadingIntakeGrain>(0).Submit(batch)).Good().Accepted);

        Assert.Equal(2, Assert.Single((await Telemetry(farm)).Senders).Received);
    }

    [Fact]
    public async Task Where_a_sensor_said_nothing_is_told_as_a_gap()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature, expectedIntervalSeconds: 60);
        await SendAsync(sensor, (-1_260, 20), (-1_200, 20), (-60, 20), (0, 20));

        var told = Assert.Single((await Telemetry(farm)).Sensors);

        Assert.Equal((4L, 1, 18L), (told.Readings, told.GapCount, told.Missing));
        Assert.Equal(TimeSpan.FromSeconds(1_140), told.Gaps[0].To - told.Gaps[0].From);
        Assert.Equal(20, told.Last!.Value.Value);
    }

    [Fact]
    public async Task Sensors_of_another_silo_are_judged_and_counted_without_a_call_to_each()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensors = new ISensorGrain[20];
        for (var s = 0; s < sensors.Length; s++)
        {
            sensors[s] = cluster.Inside.GetGrain<ISensorGrain>((await farm.AddSensorAsync(SensorType.AirTemperature)).GetPrimaryKey());
        }

        CallGate[] closed = [.. sensors.SelectMany(sensor => (string[])[nameof(ISensorGrain.Judge), nameof(ISensorGrain.Settle)], (sensor, method) => cluster.Gates.Fail(sensor, method, int.MaxValue))];

        // Sent from each silo in turn: wherever the sensors are, one of the two has to look elsewhere.
        foreach (var (index, silo) in cluster.AllServices.Index())
        {
            var round = index + 1;
            var batch = new ReadingBatch(
                [.. sensors.Select(sensor => sensor.GetPrimaryKey())],
                [.. sensors.Select((_, s) => s), .. sensors.Select((_, s) => s)],
                [.. sensors.Select(_ => Ticks(round - 10)), .. sensors.Select(_ => Ticks(round - 5))],
                [.. sensors.Select(_ => 21.0), .. sensors.Select(_ => 4_000.0)]);
            var report = (await silo.GetRequiredService<IGrainFactory>().GetGrain<IReadingIntakeGrain>(0).SubmitForFarm(farm.Id, batch)).Good();

            Assert.Equal((sensors.Length, sensors.Length), (report.Accepted, report.Rejected.Length));
            foreach (var sensor in sensors)
            {
                await CountsAsync(sensor, received: 2 * round, stored: round, duplicate: 0, rejected: round);
            }
        }

        Array.ForEach(closed, gate => gate.Dispose());
    }

    private async Task<FarmTelemetry> Telemetry(TestFarm farm)
    {
        var now = cluster.Clock.GetUtcNow();
        return (await cluster.Gateway.GetGrain<IFarmTelemetryGrain>(farm.Id).Get(now.AddDays(-1), now.AddSeconds(1))).Good();
    }

    private async Task<IntakeReport> SendAsync(ISensorGrain sensor, params (double Second, double Value)[] readings)
    {
        var batch = new ReadingBatch(
            [sensor.GetPrimaryKey()], new int[readings.Length], [.. readings.Select(reading => Ticks(reading.Second))], [.. readings.Select(reading => reading.Value)]);
        return (await cluster.Gateway.GetGrain<IReadingIntakeGrain>(0).Submit(batch)).Good();
    }

    private async Task SendNumberedAsync(ISensorGrain sensor, params long[] numbers)
    {
        var batch = new ReadingBatch(
            [sensor.GetPrimaryKey()], new int[numbers.Length], [.. numbers.Select(number => Ticks(number - 100))], [.. numbers.Select(_ => 20.0)], numbers);
        Assert.Equal(numbers.Length, (await cluster.Gateway.GetGrain<IReadingIntakeGrain>(0).Submit(batch)).Good().Accepted);
    }

    private long Ticks(double second) => cluster.Clock.GetUtcNow().AddSeconds(second).UtcTicks;

    // Counted off the path of the answer where the sensor is in another silo.
    private async Task CountsAsync(ISensorGrain sensor, long received, long stored, long duplicate, long rejected)
    {
        var inside = cluster.Inside.GetGrain<ISensorGrain>(sensor.GetPrimaryKey());
        await FarmCluster.BecomesTrueAsync(async () => (await inside.GetCounts()).Received >= received, $"{received} readings are counted");
        var counts = await inside.GetCounts();
        Assert.Equal((received, stored, duplicate, rejected), (counts.Received, counts.Stored, counts.Duplicate, counts.Rejected));
    }

    private async Task<double[]> ValuesAsync(ISensorGrain sensor)
    {
        var now = cluster.Clock.GetUtcNow();
        var points = await cluster.Services.GetRequiredService<IReadingStore>().RawAsync(sensor.GetPrimaryKey(), now.AddDays(-1), now.AddDays(1), 100, Cancelled);
        return [.. points.Select(point => point.Value)];
    }
}
