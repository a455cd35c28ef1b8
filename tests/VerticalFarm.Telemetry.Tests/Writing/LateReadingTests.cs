using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Writing;

public sealed class LateReadingTests(PostgresServer server)
{
    private readonly Guid _sensor = Guid.NewGuid();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_that_are_there_are_counted_be_they_loose_or_packed_or_of_the_same_commit()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        await host.WriteAsync(_sensor, At(0, 1), At(10, 2));
        await host.SealAsync(Noon.AddHours(1));
        await host.WriteAsync(_sensor, At(3_600, 3));

        var duplicates = await host.Writer.WriteLateAsync(Columns.Of(_sensor, At(0, 1), At(5, 9), At(10, 7), At(3_600, 3), At(3_601, 4), At(5, 8)), Cancelled);

        Assert.Equal([4], duplicates);
        Assert.Equal([At(0, 1), At(5, 8), At(10, 7), At(3_600, 3), At(3_601, 4)], await host.AllAsync(_sensor));
    }

    [Fact]
    public async Task A_queue_full_of_them_does_not_hold_up_what_is_measured_now()
    {
        await using var host = await TelemetryHost.StartAsync(server, options => (options.LateQueueCapacity, options.MaxLateGroupReadings) = (100, 100));
        Task late;
        await using (await LockBlocksAsync(host))
        {
            late = host.Writer.WriteLateAsync(Columns.Of(100), Cancelled);
            await Assert.ThrowsAsync<ReadingStoreBusyException>(() => host.Writer.WriteLateAsync(Columns.Of(1), Cancelled));

            await host.WriteAsync(_sensor, At(0, 1));

            Assert.False(late.IsCompleted);
        }

        await late;
    }

    [Fact]
    public async Task Numbers_are_kept_with_their_readings_and_joined_where_they_meet()
    {
        await using var host = await TelemetryHost.StartAsync(server);
        var (farm, sender) = (Guid.NewGuid(), Guid.NewGuid());
        for (var i = 0; i < 150; i++)
        {
            await host.Writer.WriteAsync(Columns.Of(_sensor, At(i, i)) with { Runs = [new SequenceRun(farm, sender, i * 2, (i * 2) + (i == 70 ? 0 : 1))] }, Cancelled);
        }

        SequenceRun[] expected = [new(farm, sender, 0, 140), new(farm, sender, 142, 299)];
        Assert.Equal(expected, await host.Store.LedgerAsync(farm, Cancelled));

        await host.Sealer.JoinLedgerAsync(Cancelled);

        Assert.Equal(2, await host.ScalarAsync<long>("SELECT count(*) FROM reading_ledger"));
        Assert.Equal(expected, await host.Store.LedgerAsync(farm, Cancelled));
    }

    /// <summary>Late readings are looked for in the blocks; the others are not.</summary>
    private static async Task<Npgsql.NpgsqlConnection> LockBlocksAsync(TelemetryHost host)
    {
        var connection = await host.Database.DataSource.OpenConnectionAsync(Cancelled);
        await using var command = new Npgsql.NpgsqlCommand("BEGIN; LOCK TABLE reading_block IN ACCESS EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(Cancelled);
        return connection;
    }
}
