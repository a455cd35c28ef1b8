using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Writing;

public sealed class ReadingWriterTests(PostgresServer server)
{
    private readonly Guid _sensor = Guid.NewGuid();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reading_that_was_acknowledged_is_in_the_database()
    {
        await using var host = await TelemetryHost.StartAsync(server);

        await host.WriteAsync(_sensor, At(0, 21.5));

        Assert.Equal(1, await host.ScalarAsync<long>($"SELECT count(*) FROM reading WHERE sensor_id = '{_sensor}' AND ts = '2026-03-04T12:00Z' AND value = 21.5"));
    }

    [Fact]
    public async Task A_call_without_readings_is_answered_at_once()
    {
        await using var host = await TelemetryHost.CreateAsync(server);

        await host.Writer.WriteAsync(new ReadingColumns([], [], [], []), Cancelled);
    }

    [Fact]
    public async Task Readings_of_many_sensors_in_one_call_go_to_their_own()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var other = Guid.NewGuid();
        var ticks = Noon.UtcTicks;

        await host.Writer.WriteAsync(new ReadingColumns([_sensor, other], [1, 0, 1], [ticks, ticks, ticks + TimeSpan.TicksPerSecond], [10, 20, 11]), Cancelled);

        Assert.Equal([At(0, 20)], await host.AllAsync(_sensor));
        Assert.Equal([At(0, 10), At(1, 11)], await host.AllAsync(other));
    }

    [Fact]
    public async Task Sending_the_same_readings_again_changes_nothing_that_is_seen()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var points = Every(TimeSpan.FromSeconds(10), 50);
        await host.WriteAsync(_sensor, points);
        await host.WriteAsync(_sensor, points);

        Assert.Equal(points, await host.AllAsync(_sensor));
        Assert.Equal(50, await host.ScalarAsync<long>("SELECT count(*) FROM reading"));
    }

    [Fact]
    public async Task Of_the_same_sensor_and_time_the_last_one_written_wins()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(0, 1), At(0, 2));
        Assert.Equal([At(0, 2)], await host.AllAsync(_sensor));

        // Also when two hosts take turns, and when the newer value is the smaller one.
        await using var second = await host.StartAnotherAsync();
        for (var value = 9; value > 0; value--)
        {
            await (value % 2 == 0 ? host : second).WriteAsync(_sensor, At(0, value));
            Assert.Equal([At(0, value)], await host.AllAsync(_sensor));
            Assert.Equal(value, await host.ScalarAsync<double>("SELECT value FROM reading"));
            Assert.Equal(value, (await host.Store.LatestAsync([_sensor], Cancelled))[_sensor].Value);
        }
    }

    [Fact]
    public async Task What_is_finer_than_a_microsecond_is_cut_off()
    {
        await using var host = await TelemetryHost.StartAsync(server);

        await host.WriteAsync(_sensor, new ReadingPoint(Noon.AddTicks(19), 1));

        Assert.Equal([new ReadingPoint(Noon.AddTicks(10), 1)], await host.AllAsync(_sensor));
    }

    [Fact]
    public async Task Many_callers_at_once_all_find_what_they_wrote_and_each_sensor_gets_one_key()
    {
        await using var host = await TelemetryHost.StartAsync(server, options => options.Writers = 4);
        var sensors = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();

        await Parallel.ForAsync(0, 400, Cancelled, async (call, ct) =>
        {
            // Every sensor in every call, in another order each time: new keys are asked for all at once.
            var order = Enumerable.Range(0, 20).Select(i => sensors[(i + call) % 20]).ToArray();
            var ticks = Noon.AddSeconds(call).UtcTicks;
            await host.Writer.WriteAsync(
                new ReadingColumns(order, [.. Enumerable.Range(0, 20)], [.. Enumerable.Repeat(ticks, 20)], [.. Enumerable.Repeat((double)call, 20)]), ct);
        });

        Assert.Equal(20, await host.ScalarAsync<long>("SELECT count(*) FROM sensor_key"));
        foreach (var sensor in sensors)
        {
            Assert.Equal(Every(TimeSpan.FromSeconds(1), 400), await host.AllAsync(sensor));
        }

        Assert.Equal(0, host.Queued);
    }

    [Fact]
    public async Task Calls_that_wait_together_are_committed_together()
    {
        await using var host = await TelemetryHost.CreateAsync(server, options => (options.Writers, options.MaxGroupReadings) = (1, 10));
        var calls = Enumerable.Range(0, 5).Select(_ => host.Writer.WriteAsync(Columns.Of(4), Cancelled)).ToArray();

        await host.StartAsync();
        await Task.WhenAll(calls);

        // Ten readings fit into a commit, and a call is never split: two calls, two calls, one.
        Assert.Equal(3, await host.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM reading_hot"));
        Assert.Equal(20, await host.ScalarAsync<long>("SELECT count(*) FROM reading"));
    }

    [Fact]
    public async Task A_call_larger_than_a_commit_is_a_fault_of_the_caller()
    {
        await using var host = await TelemetryHost.CreateAsync(server, options => options.MaxGroupReadings = 10);

        await Assert.ThrowsAsync<ArgumentException>(() => host.Writer.WriteAsync(Columns.Of(11), Cancelled));
    }

    [Fact]
    public async Task The_caller_is_told_to_come_again_after_its_time_though_the_database_hangs()
    {
        var time = new FakeTimeProvider();
        await using var host = await TelemetryHost.CreateAsync(server, options => options.WriteTimeout = TimeSpan.FromSeconds(3), time);
        await using var block = await host.BlockWritersAsync();
        await host.StartAsync();
        var call = host.WriteAsync(_sensor, At(0, 1));

        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => call);
    }

    [Fact]
    public async Task A_group_that_hangs_is_given_up_and_the_next_is_stored()
    {
        await using var host = await TelemetryHost.StartAsync(server, options => (options.Writers, options.CommitTimeout) = (1, TimeSpan.FromSeconds(0.5)));
        await using (await host.BlockWritersAsync())
        {
            await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => host.WriteAsync(_sensor, At(0, 1)));
        }

        await host.WriteAsync(_sensor, At(1, 2));

        Assert.Equal([At(1, 2)], await host.AllAsync(_sensor));
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_its_turn_is_not_stored()
    {
        await using var host = await TelemetryHost.CreateAsync(server);
        using var impatience = new CancellationTokenSource();
        var call = host.Writer.WriteAsync(Columns.Of(_sensor, At(0, 1)), impatience.Token);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await host.StartAsync();
        await host.WriteAsync(_sensor, At(1, 2));

        Assert.Equal([At(1, 2)], await host.AllAsync(_sensor));
        Assert.Equal(0, host.Queued);
    }
}
