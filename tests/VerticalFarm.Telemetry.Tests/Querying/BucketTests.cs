using CsCheck;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Querying;

public sealed class BucketTests(PostgresServer server)
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);

    // Whole seconds over some three days, often the same ones again, in no order.
    private static readonly Gen<ReadingPoint[]> Points =
        Gen.Select(Gen.Int[0, 250_000].Select(second => second / 50 * 50), Gen.Double[-1000, 1000])
            .Select((second, value) => new ReadingPoint(Begin.AddSeconds(second), value)).Array[0, 400];

    private static readonly Gen<(DateTimeOffset From, DateTimeOffset To)> Ranges =
        Gen.Select(Gen.Int[-10_000, 260_000], Gen.Int[0, 260_000]).Select((from, length) => (Begin.AddSeconds(from), Begin.AddSeconds(from + length)));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Points_and_buckets_are_those_of_a_plain_list_in_memory()
    {
        await using var host = await TelemetryHost.StartAsync(server);

        await Gen.Select(Points, Ranges, Gen.Enum<Resolution>(), Gen.Int[1, 300]).SampleAsync(
            async (points, range, resolution, limit) =>
            {
                var sensor = Guid.NewGuid();

                // In two parts: duplicates occur within one call and across calls.
                await host.WriteAsync(sensor, points[..(points.Length / 2)]);
                await host.WriteAsync(sensor, points[(points.Length / 2)..]);
                if (resolution == Resolution.Raw)
                {
                    Assert.Equal(Expected.Raw(points, range.From, range.To).Take(limit), await host.Store.RawAsync(sensor, range.From, range.To, limit, Cancelled));
                    return;
                }

                var expected = Expected.Buckets(points, range.From, range.To, resolution).Take(limit).ToList();
                var actual = await host.Store.BucketsAsync(sensor, range.From, range.To, resolution, limit, Cancelled);
                Assert.Equal(expected.Select(Exact), actual.Select(Exact));
                Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Average, pair.Second.Average, 1e-9));
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public async Task A_day_is_one_of_UTC_also_where_the_session_is_elsewhere_and_clocks_change()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.ScalarAsync<object>($"ALTER DATABASE {host.Database.Name} SET TimeZone = 'Europe/Berlin'");
        host.Database.DataSource.Clear();
        var sensor = Guid.NewGuid();
        var midnight = Begin.AddHours(2);
        await host.WriteAsync(
            sensor, new(midnight.AddMinutes(-1), 1), new(midnight, 2), new(midnight.AddMinutes(1439), 3), new(midnight.AddMinutes(1440), 4));

        var days = await host.Store.BucketsAsync(sensor, Begin, Begin.AddDays(3), Resolution.Day, 10, Cancelled);

        Assert.Equal("Europe/Berlin", await host.ScalarAsync<string>("SELECT current_setting('TimeZone')"));
        Assert.Equal([(28, 1L), (29, 2L), (30, 1L)], days.Select(day => (day.At.Day, day.Count)));
        Assert.All(days, day => Assert.Equal(TimeSpan.Zero, day.At.TimeOfDay));
    }

    [Fact]
    public async Task The_first_and_last_bucket_hold_only_what_is_in_the_range()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, Every(TimeSpan.FromSeconds(10), 18));

        var buckets = await host.Store.BucketsAsync(sensor, Noon.AddSeconds(30), Noon.AddSeconds(140), Resolution.Minute, 10, Cancelled);

        Assert.Equal(
            [new(Noon, 3, 4, 5, 3), new(Noon.AddMinutes(1), 6, 8.5, 11, 6), new(Noon.AddMinutes(2), 12, 12.5, 13, 2)],
            buckets);
    }

    private static (DateTimeOffset At, double Min, double Max, long Count) Exact(ReadingBucket bucket) => (bucket.At, bucket.Min, bucket.Max, bucket.Count);
}
