using Npgsql;
using VerticalFarm.Telemetry.Querying;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Querying;

public sealed class ReadingStoreTests(PostgresServer server)
{
    private readonly Guid _sensor = Guid.NewGuid();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Late_readings_are_kept_in_their_place_and_the_latest_stays()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(20, 3));
        await host.WriteAsync(_sensor, At(10, 2), At(0, 1));

        Assert.Equal([At(0, 1), At(10, 2), At(20, 3)], await host.AllAsync(_sensor));
        Assert.Equal(At(20, 3), (await host.Store.LatestAsync([_sensor], Cancelled))[_sensor]);
    }

    [Fact]
    public async Task The_latest_of_many_sensors_leaves_out_those_without_readings()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var other = Guid.NewGuid();
        await host.WriteAsync(_sensor, At(0, 1), At(1, 2));
        await host.WriteAsync(other, At(5, 7), At(4, 6));

        var latest = await host.Store.LatestAsync([_sensor, Guid.NewGuid(), other, _sensor], Cancelled);

        Assert.Equal(new Dictionary<Guid, ReadingPoint> { [_sensor] = At(1, 2), [other] = At(5, 7) }, latest);
        Assert.Empty(await host.Store.LatestAsync([], Cancelled));
    }

    [Fact]
    public async Task A_range_includes_its_beginning_and_excludes_its_end()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, Every(TimeSpan.FromSeconds(1), 10));

        Assert.Equal([2.0, 3, 4], await ValuesAsync(2, 5));
        Assert.Empty(await ValuesAsync(5, 5));
        Assert.Empty(await ValuesAsync(5, 2));

        async Task<IEnumerable<double>> ValuesAsync(int from, int to) =>
            (await host.Store.RawAsync(_sensor, Noon.AddSeconds(from), Noon.AddSeconds(to), 100, Cancelled)).Select(point => point.Value);
    }

    [Fact]
    public async Task A_range_may_be_given_in_any_offset_and_is_answered_in_UTC()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(0, 1));
        var berlin = Noon.ToOffset(TimeSpan.FromHours(1));

        var point = Assert.Single(await host.Store.RawAsync(_sensor, berlin, berlin.AddSeconds(1), 1, Cancelled));
        Assert.Equal(TimeSpan.Zero, point.At.Offset);
    }

    [Fact]
    public async Task A_limit_keeps_the_oldest_and_counts_each_time_once()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var points = Every(TimeSpan.FromSeconds(1), 100);
        await host.WriteAsync(_sensor, points);
        await host.WriteAsync(_sensor, points);

        Assert.Equal(points[..7], await host.Store.RawAsync(_sensor, Noon, Noon.AddDays(1), 7, Cancelled));
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_refused()
    {
        await using var host = await TelemetryHost.CreateAsync(server);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Store.RawAsync(_sensor, Noon, Noon, 0, Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Store.BucketsAsync(_sensor, Noon, Noon, Resolution.Hour, 0, Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Store.BucketsAsync(_sensor, Noon, Noon, Resolution.Raw, 1, Cancelled));
    }

    [Theory]
    [InlineData(ReadingStore.PageSize - 1)]
    [InlineData(ReadingStore.PageSize)]
    [InlineData((2 * ReadingStore.PageSize) + 1)]
    public async Task A_stream_gives_every_reading_once_across_its_pages(int count)
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var points = Every(TimeSpan.FromMicroseconds(1), count);
        await host.WriteAsync(_sensor, points);

        var streamed = new List<ReadingPoint>();
        await foreach (var point in host.Store.StreamAsync(_sensor, Noon, Noon.AddDays(1), Cancelled))
        {
            streamed.Add(point);
        }

        Assert.Equal(points, streamed);
    }

    [Fact]
    public async Task A_query_that_is_cancelled_says_so()
    {
        await using var host = await TelemetryHost.CreateAsync(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Store.RawAsync(_sensor, Noon, Noon, 1, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_query_that_hangs_ends_after_its_time()
    {
        await using var host = await TelemetryHost.CreateAsync(server, options => options.QueryTimeout = TimeSpan.FromSeconds(0.3));
        await using var connection = await host.Database.DataSource.OpenConnectionAsync(Cancelled);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE reading_hot", connection);
        await command.ExecuteNonQueryAsync(Cancelled);

        await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => host.AllAsync(_sensor));
    }
}
