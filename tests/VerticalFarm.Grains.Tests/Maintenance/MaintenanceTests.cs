using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Maintenance;

[Collection(typeof(ClusterTests))]
public sealed class MaintenanceTests(FarmCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IReadingStore Store => cluster.Services.GetRequiredService<IReadingStore>();

    [Fact]
    public async Task Readings_of_past_hours_are_packed_by_themselves_also_after_the_grain_was_lost()
    {
        for (var round = 0; round < 2; round++)
        {
            var sensor = Guid.NewGuid();
            var now = cluster.Clock.GetUtcNow();
            await WriteAsync(sensor, now.AddHours(-3), 1);
            await WriteAsync(sensor, now, 2);
            await cluster.ForgetAsync(cluster.Inside.GetGrain<IMaintenanceGrain>(0));

            await cluster.PassesUntilAsync(async () => await PackedAsync(sensor) > 0, "the past hour is packed", TimeSpan.FromMinutes(1));

            Assert.Equal([1.0, 2.0], (await Store.RawAsync(sensor, now.AddDays(-1), now.AddDays(1), 10, Cancelled)).Select(point => point.Value));
            Assert.Equal(2, (await Store.LatestAsync([sensor], Cancelled))[sensor].Value);
        }
    }

    [Fact]
    public async Task Readings_that_come_late_are_packed_after_the_next_hour()
    {
        var sensor = Guid.NewGuid();
        var past = cluster.Clock.GetUtcNow().AddHours(-3);
        await WriteAsync(sensor, past, 1);
        await cluster.PassesUntilAsync(async () => await PackedAsync(sensor) == 1, "the past hour is packed", TimeSpan.FromMinutes(10));

        await WriteAsync(sensor, past.AddTicks(TimeSpan.TicksPerSecond), 2);
        await cluster.PassesUntilAsync(async () => await PackedAsync(sensor) == 2, "the late one is merged", TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Readings_past_their_retention_are_let_go_and_their_hours_stay()
    {
        var sensor = Guid.NewGuid();
        var old = cluster.Clock.GetUtcNow().AddDays(-399);
        await WriteAsync(sensor, old, 5);
        await cluster.PassesUntilAsync(async () => await HoursAsync(sensor) == 1, "it is packed", TimeSpan.FromMinutes(10));

        await cluster.PassesUntilAsync(async () => await PackedAsync(sensor) == 0, "it is let go", TimeSpan.FromHours(1));

        Assert.Empty(await Store.RawAsync(sensor, old.AddDays(-1), old.AddDays(1), 10, Cancelled));
        Assert.Equal(5, Assert.Single(await Store.BucketsAsync(sensor, old.AddDays(-1), old.AddDays(1), Resolution.Hour, 10, Cancelled)).Average);
    }

    private Task WriteAsync(Guid sensor, DateTimeOffset at, double value) =>
        cluster.Services.GetRequiredService<IReadingWriter>().WriteAsync(new ReadingColumns([sensor], [0], [at.UtcTicks], [value]), Cancelled);

    private async Task<long> HoursAsync(Guid sensor) => Assert.Single(await cluster.Database.ColumnAsync<long>(
        "SELECT count(*) FROM sensor_key k JOIN reading_hour h ON h.sensor_key = k.key WHERE k.sensor_id = $1", sensor));

    private async Task<long> PackedAsync(Guid sensor) => Assert.Single(await cluster.Database.ColumnAsync<long>(
        "SELECT coalesce(sum(b.count), 0)::bigint FROM sensor_key k JOIN reading_block b ON b.sensor_key = k.key WHERE k.sensor_id = $1", sensor));
}
