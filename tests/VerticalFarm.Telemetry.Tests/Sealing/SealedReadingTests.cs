using CsCheck;
using VerticalFarm.Telemetry.Tests.Querying;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Sealing;

/// <summary>Whether and when readings are packed makes no difference to who reads them.</summary>
public sealed class SealedReadingTests(PostgresServer server)
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);

    // Over some eleven hours and often the same times again, in no order: what is written in a later round comes late to hours that are packed.
    private static readonly Gen<ReadingPoint[]> Points =
        Gen.Select(Gen.Int[0, 800].Select(i => i * 50), Gen.Int[-10_000, 10_000])
            .Select((second, value) => new ReadingPoint(Begin.AddSeconds(second), value / 100.0)).Array[0, 200];

    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[-10_000, 50_000].Select(second => Begin.AddSeconds(second));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)] // Times that came twice are parted between steps.
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Points_and_buckets_are_those_of_a_plain_list_in_memory(int batch)
    {
        await using var host = await TelemetryHost.StartAsync(server, options => options.SealBatch = batch);

        await Gen.Select(Gen.Select(Points, Moments).Array[1, 4], Moments, Moments, Gen.Enum<Resolution>(), Gen.Int[1, 300]).SampleAsync(
            async (rounds, from, to, resolution, limit) =>
            {
                var sensor = Guid.NewGuid();
                foreach (var (points, before) in rounds)
                {
                    await host.WriteAsync(sensor, points);
                    await host.SealAsync(before);
                }

                var all = rounds.SelectMany(round => round.Item1).ToArray();
                if (resolution == Resolution.Raw)
                {
                    Assert.Equal(Expected.Raw(all, from, to).Take(limit), await host.Store.RawAsync(sensor, from, to, limit, Cancelled));
                    return;
                }

                var expected = Expected.Buckets(all, from, to, resolution).Take(limit).ToList();
                var actual = await host.Store.BucketsAsync(sensor, from, to, resolution, limit, Cancelled);
                Assert.Equal(expected.Select(Exact), actual.Select(Exact));
                Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Average, pair.Second.Average, 1e-9));
            },
            iter: batch == 1 ? 8 : 40,
            threads: 1);
    }

    [Fact]
    public async Task The_view_shows_loose_and_packed_readings_once_and_the_last_one_written()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, At(0, 1), At(1, 2), At(2, Math.PI));
        Assert.Equal(3, await host.SealAsync(Noon.AddHours(1)));
        await host.WriteAsync(sensor, At(1, 20), At(1, 21), At(4_000, 5));

        Assert.Equal(0, await host.ScalarAsync<long>("SELECT count(*) FROM (SELECT sensor_id, ts FROM reading GROUP BY 1, 2 HAVING count(*) > 1) twice"));
        var values = await host.ScalarAsync<double[]>("SELECT array_agg(value ORDER BY ts) FROM reading");
        Assert.Equal([1.0, 21, Math.PI, 5], values);
    }

    [Fact]
    public async Task Late_readings_are_merged_into_the_hour_and_what_it_comes_to()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, At(0, 1), At(2, 3));
        await host.SealAsync(Noon.AddHours(1));
        await host.WriteAsync(sensor, At(1, 9), At(2, 4));

        await host.SealAsync(Noon.AddHours(1));

        Assert.Equal(0, await host.ScalarAsync<long>("SELECT count(*) FROM reading_hot"));
        Assert.Equal([At(0, 1), At(1, 9), At(2, 4)], await host.AllAsync(sensor));
        var sums = await host.ScalarAsync<double[]>("SELECT ARRAY[min, max, sum, count, first, last] FROM reading_hour");
        Assert.Equal([1.0, 9, 14, 3, 1, 4], sums);
    }

    [Fact]
    public async Task The_latest_is_found_among_loose_and_packed_readings()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var (packed, late, corrected) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var sensor in new[] { packed, late, corrected })
        {
            await host.WriteAsync(sensor, At(0, 1), At(10, 2));
        }

        await host.SealAsync(Noon.AddHours(1));
        await host.WriteAsync(late, At(5, 7));
        await host.WriteAsync(corrected, At(10, 3));

        Assert.Equal(
            new Dictionary<Guid, ReadingPoint> { [packed] = At(10, 2), [late] = At(10, 2), [corrected] = At(10, 3) },
            await host.Store.LatestAsync([packed, late, corrected], Cancelled));
    }

    [Fact]
    public async Task What_is_forgotten_stays_as_hours_and_days()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, At(0, 1), At(1, 3), At(3_600, 5));
        await host.SealAsync(Noon.AddHours(2));

        Assert.Equal(0, await host.Sealer.ForgetAsync(Noon.AddMinutes(59).AddDays(7), 7, Cancelled));
        Assert.Equal(2, await host.Sealer.ForgetAsync(Noon.AddHours(1).AddDays(7), 7, Cancelled));

        Assert.Equal([At(3_600, 5)], await host.AllAsync(sensor));
        Assert.Equal(
            [new(Noon, 1, 2, 3, 2), new(Noon.AddHours(1), 5, 5, 5, 1)],
            await host.Store.BucketsAsync(sensor, Noon, Noon.AddHours(2), Resolution.Hour, 10, Cancelled));
    }

    [Fact]
    public async Task A_farm_that_says_so_keeps_its_readings_shorter_or_longer_than_others()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var (shorter, usual, longer) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var sensor in new[] { shorter, usual, longer })
        {
            await host.WriteAsync(sensor, At(0, 1));
        }

        await host.SealAsync(Noon.AddHours(1));
        await host.ScalarAsync<int>("UPDATE sensor_key SET farm_id = sensor_id RETURNING 1");
        await host.Store.KeepAsync(shorter, 3, Cancelled);
        await host.Store.KeepAsync(longer, 400, Cancelled);

        Assert.Equal(1, await host.Sealer.ForgetAsync(Noon.AddDays(5), 30, Cancelled));
        Assert.Equal(1, await host.Sealer.ForgetAsync(Noon.AddDays(35), 30, Cancelled));

        Assert.Empty(await host.AllAsync(shorter));
        Assert.Empty(await host.AllAsync(usual));
        Assert.Equal([At(0, 1)], await host.AllAsync(longer));
        Assert.Equal(1, await host.Sealer.ForgetAsync(Noon.AddDays(500), 30, Cancelled));
    }

    [Fact]
    public async Task A_month_that_no_farm_keeps_is_dropped_as_a_whole()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, At(0, 1), new ReadingPoint(Noon.AddDays(62), 2));
        await host.SealAsync(Noon.AddDays(63));
        Assert.Equal(2, await host.ScalarAsync<long>(Months));

        Assert.Equal(1, await host.Sealer.ForgetAsync(Noon.AddDays(62), 30, Cancelled));

        Assert.Equal(1, await host.ScalarAsync<long>(Months));
        Assert.Equal([new ReadingPoint(Noon.AddDays(62), 2)], await host.AllAsync(sensor));
    }

    private const string Months = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'reading_block'::regclass";

    private static (DateTimeOffset At, double Min, double Max, long Count) Exact(ReadingBucket bucket) => (bucket.At, bucket.Min, bucket.Max, bucket.Count);
}
