using Npgsql;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Sealing;

public sealed class ReadingSealerTests(PostgresServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Guid _sensor = Guid.NewGuid();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_reader_misses_an_acknowledged_reading_while_writers_and_packing_go_on()
    {
        await using var host = await TelemetryHost.StartAsync(server, options => options.SealBatch = 50);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var written = 0;
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 300; i++)
                {
                    await host.WriteAsync(_sensor, [.. Enumerable.Range(0, 10).Select(j => At((i * 10) + j, i))]);
                    Volatile.Write(ref written, (i + 1) * 10);
                }
            },
            Cancelled);
        var packing = Task.Run(
            async () =>
            {
                while (!over.IsCancellationRequested)
                {
                    await host.SealAsync(Noon.AddHours(1));
                }
            },
            Cancelled);

        while (!writing.IsCompleted)
        {
            var acknowledged = Volatile.Read(ref written);
            var seen = await host.AllAsync(_sensor);
            Assert.True(seen.Count >= acknowledged, $"{seen.Count} of {acknowledged}");
            Assert.Equal(seen.Count, seen.Select(point => point.At).Distinct().Count());
        }

        await writing;
        await over.CancelAsync();
        await packing;
        await host.SealAsync(Noon.AddHours(1));
        Assert.Equal(Enumerable.Range(0, 3_000).Select(i => At(i, i / 10)), await host.AllAsync(_sensor));
        Assert.Equal(3_000, await host.ScalarAsync<long>("SELECT sum(count) FROM reading_block"));
    }

    [Fact]
    public async Task A_step_that_dies_has_changed_nothing_and_the_next_one_does_it()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var readings = Every(TimeSpan.FromSeconds(1), 100);
        await host.WriteAsync(_sensor, readings);
        Task<int> step;
        await using (var connection = await LockBlocksAsync(host))
        {
            step = Task.Run(() => host.SealAsync(Noon.AddHours(1)), Cancelled);

            await StepWaitsAsync(host, "AND pg_terminate_backend(pid)");
            await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => step);
        }

        Assert.Equal(readings, await host.AllAsync(_sensor));
        Assert.Equal(100, await host.ScalarAsync<long>("SELECT count(*) FROM reading_hot"));

        Assert.Equal(100, await host.SealAsync(Noon.AddHours(1)));
        Assert.Equal(readings, await host.AllAsync(_sensor));
    }

    [Fact]
    public async Task Writers_do_not_wait_for_a_step_that_hangs()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(0, 1));
        await using (var connection = await LockBlocksAsync(host))
        {
            var step = Task.Run(() => host.SealAsync(Noon.AddHours(1)), Cancelled);
            await StepWaitsAsync(host);

            await host.WriteAsync(_sensor, At(0, 2), At(1, 3));

            Assert.False(step.IsCompleted);
            await connection.CloseAsync();
            await step;
        }

        Assert.Equal([At(0, 2), At(1, 3)], await host.AllAsync(_sensor));
    }

    [Fact]
    public async Task Only_one_packs_at_a_time()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(0, 1));
        await using var connection = await LockBlocksAsync(host);
        var first = Task.Run(() => host.SealAsync(Noon.AddHours(1)), Cancelled);
        await StepWaitsAsync(host);

        var second = await host.Sealer.SealNextAsync(Noon.AddHours(1), 0, Cancelled);

        Assert.Equal((0, true), (second.Readings, second.IsDone));
        await connection.CloseAsync();
        Assert.Equal(1, await first);
    }

    [Fact]
    public async Task Readings_of_the_time_and_later_stay_loose()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(-1, 1), At(0, 2), At(1, 3));

        Assert.Equal(1, await host.SealAsync(Noon));

        Assert.Equal(2, await host.ScalarAsync<long>("SELECT count(*) FROM reading_hot"));
        Assert.Equal([At(-1, 1), At(0, 2), At(1, 3)], await host.AllAsync(_sensor));
    }

    [Fact]
    public async Task The_first_hour_of_a_month_moves_only_when_none_reads_who_was_planned_without_the_month()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(0, 1));
        await using var connection = await host.Database.DataSource.OpenConnectionAsync(Cancelled);
        await using var read = new NpgsqlCommand("BEGIN; SELECT count(*) FROM reading_block", connection);
        await read.ExecuteNonQueryAsync(Cancelled);

        var step = Task.Run(() => host.SealAsync(Noon.AddHours(1)), Cancelled);
        await StepWaitsAsync(host, "AND mode = 'AccessExclusiveLock'");

        Assert.Equal(1, await host.ScalarAsync<long>("SELECT count(*) FROM reading_hot"));
        await connection.CloseAsync();
        Assert.Equal(1, await step);
        Assert.Equal([At(0, 1)], await host.AllAsync(_sensor));
    }

    /// <summary>Until a step has taken its readings out, and waits for the blocks.</summary>
    private static Task StepWaitsAsync(TelemetryHost host, string and = "") => Eventually.BecomesTrueAsync(
        async () => await host.ScalarAsync<long>(
            $"""
            SELECT count(*) FROM pg_locks
            WHERE NOT granted AND relation = 'reading_block'::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) {and}
            """) > 0,
        Patience,
        "packing waits for the table of blocks",
        Cancelled);

    private static async Task<NpgsqlConnection> LockBlocksAsync(TelemetryHost host)
    {
        await host.ScalarAsync<object?>($"SELECT reading_block_month('{Noon:yyyy-MM-dd}')");
        var connection = await host.Database.DataSource.OpenConnectionAsync(Cancelled);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE reading_block IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync(Cancelled);
        return connection;
    }
}
