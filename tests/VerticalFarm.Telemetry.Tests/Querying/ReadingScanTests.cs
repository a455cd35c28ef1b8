using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Telemetry.Sealing;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;

namespace VerticalFarm.Telemetry.Tests.Querying;

/// <summary>Long stretches, one by one and by the hour.</summary>
public sealed class ReadingScanTests(PostgresServer server)
{
    private static readonly DateTimeOffset Base = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_readings_come_one_by_one_loose_and_packed_and_the_last_written_counts()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, [.. Minutes(0, 180, _ => 20)]);
        await SealAsync(host, Base.AddHours(2));
        await host.WriteAsync(sensor, new ReadingPoint(Base.AddMinutes(30), 99), new ReadingPoint(Base.AddMinutes(30.5), 98));

        var (from, to) = (Base.AddMinutes(10), Base.AddMinutes(150));
        var stretch = await Scan(host).ReadAsync(sensor, from, to, Cancelled);

        Assert.Equal(await host.Store.RawAsync(sensor, from, to, int.MaxValue, Cancelled), stretch.Points);
        Assert.Equal(141, stretch.Points.Count);
        Assert.Empty(stretch.Hours);
    }

    [Fact]
    public async Task By_the_hour_come_whole_hours_on_one_side_of_the_limits_and_the_readings_of_all_others()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, [.. Minutes(0, 300, minute => (minute / 60) switch { 0 => 20, 1 => 15, 2 => minute % 2 == 0 ? 17 : 19, 3 => 27, _ => 20 })]);
        await SealAsync(host, Base.AddHours(5));

        var stretch = await Scan(host).SumAsync(sensor, Base, Base.AddMinutes(270), 18, 26, Cancelled);

        // In range, below and above by the hour; the one that straddles 18, and the one that the range cuts, by their readings.
        Assert.Equal(
            [new ReadingHour(Base, 20, 20, 1200, 60), new ReadingHour(Base.AddHours(1), 15, 15, 900, 60), new ReadingHour(Base.AddHours(3), 27, 27, 1620, 60)],
            stretch.Hours);
        Assert.Equal(Enumerable.Range(120, 60).Concat(Enumerable.Range(240, 30)).Select(minute => Base.AddMinutes(minute)), stretch.Points.Select(point => point.At));
    }

    [Fact]
    public async Task An_hour_with_a_late_reading_comes_by_its_readings()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, [.. Minutes(0, 120, _ => 20)]);
        await SealAsync(host, Base.AddHours(2));
        await host.WriteAsync(sensor, new ReadingPoint(Base.AddMinutes(3), 99));

        var stretch = await Scan(host).SumAsync(sensor, Base, Base.AddHours(2), null, null, Cancelled);

        Assert.Equal(Base.AddHours(1), Assert.Single(stretch.Hours).At);
        Assert.Equal(60, stretch.Points.Count);
        Assert.Equal(99, stretch.Points[3].Value);
    }

    [Fact]
    public async Task Of_readings_that_were_let_go_there_is_what_their_hours_came_to()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, [.. Minutes(0, 60, minute => minute % 2 == 0 ? 17 : 19)]);
        await SealAsync(host, Base.AddHours(1));
        await host.Sealer.ForgetAsync(Base.AddDays(3), 1, Cancelled);

        foreach (var stretch in new[] { await Scan(host).ReadAsync(sensor, Base, Base.AddHours(2), Cancelled), await Scan(host).SumAsync(sensor, Base, Base.AddHours(2), 18, 26, Cancelled) })
        {
            Assert.Equal(new ReadingHour(Base, 17, 19, 1080, 60), Assert.Single(stretch.Hours));
            Assert.Empty(stretch.Points);
        }
    }

    [Fact]
    public async Task A_sensor_that_nobody_knows_has_nothing()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var stretch = await Scan(host).ReadAsync(Guid.NewGuid(), Base, Base.AddHours(1), Cancelled);
        Assert.Empty(stretch.Points);
        Assert.Empty(stretch.Hours);
    }

    private static IReadingScan Scan(TelemetryHost host) => host.Services.GetRequiredService<IReadingScan>();

    private static IEnumerable<ReadingPoint> Minutes(int from, int to, Func<int, double> value) =>
        Enumerable.Range(from, to - from).Select(minute => new ReadingPoint(Base.AddMinutes(minute), value(minute)));

    private static async Task SealAsync(TelemetryHost host, DateTimeOffset before)
    {
        var next = 0;
        for (SealStep step; !(step = await host.Sealer.SealNextAsync(before, next, Cancelled)).IsDone; next = step.NextSensorKey)
        {
        }
    }
}
