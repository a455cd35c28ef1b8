using System.Collections.Concurrent;
using VerticalFarm.Telemetry.Tests.Testing;
using VerticalFarm.Testing;
using static VerticalFarm.Telemetry.Tests.Testing.Instants;

namespace VerticalFarm.Telemetry.Tests.Writing;

/// <summary>A test that kills its server has one of its own.</summary>
public sealed class OutageTests(PostgresServer shared)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_PostgreSQL_is_killed_nothing_acknowledged_is_lost_and_the_writer_goes_on_by_itself()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        await using var host = await TelemetryHost.StartAsync(server);
        var acknowledged = new ConcurrentBag<(Guid Sensor, ReadingPoint Point)>();
        var failures = 0;
        using var end = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 16).Select(_ => Task.Run(() => WriteUntilAsync(end.Token), Cancelled)).ToArray();

        await Eventually.BecomesTrueAsync(() => acknowledged.Count > 500, Patience, "callers are being answered", Cancelled);
        await server.KillAsync();
        await Eventually.BecomesTrueAsync(() => Volatile.Read(ref failures) > 16, Patience, "callers are told of the outage", Cancelled);
        await server.StartAsync();
        var before = acknowledged.Count;
        await Eventually.BecomesTrueAsync(() => acknowledged.Count > before + 500, Patience, "the writer goes on", Cancelled);
        await end.CancelAsync();
        await Task.WhenAll(callers);

        foreach (var sensor in acknowledged.GroupBy(entry => entry.Sensor))
        {
            Assert.Empty(sensor.Select(entry => entry.Point).Except(await host.AllAsync(sensor.Key)));
        }

        async Task WriteUntilAsync(CancellationToken enough)
        {
            var sensor = Guid.NewGuid();
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                try
                {
                    await host.WriteAsync(sensor, At(i, i));
                    acknowledged.Add((sensor, At(i, i)));
                }
                catch (ReadingStoreUnavailableException)
                {
                    Interlocked.Increment(ref failures);
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancelled);
                }
            }
        }
    }

    [Fact]
    public async Task Readings_whose_connection_breaks_while_they_are_stored_fail_and_can_be_sent_again()
    {
        await using var host = await TelemetryHost.StartAsync(shared);
        var readings = Columns.Of(1000);
        await using (await host.BlockWritersAsync())
        {
            var storing = host.Writer.WriteAsync(readings, Cancelled);
            await Eventually.BecomesTrueAsync(
                async () => await host.ScalarAsync<long>(
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'reading_hot'::regclass AND pg_terminate_backend(pid)") > 0,
                Patience,
                "the writer waits for the table, and is cut off",
                Cancelled);
            await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => storing);
        }

        Assert.Equal(0, await host.ScalarAsync<long>("SELECT count(*) FROM reading_hot"));
        await EventuallyStoredAsync(host, readings);
        Assert.Equal(1000, await host.ScalarAsync<long>("SELECT count(*) FROM reading"));
    }

    [Fact]
    public async Task Queries_say_that_the_store_is_away_and_work_again_when_it_is_back()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, At(0, 1));

        await server.KillAsync();
        await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => host.AllAsync(sensor));
        await Assert.ThrowsAsync<ReadingStoreUnavailableException>(() => host.Store.LatestAsync([sensor], Cancelled));
        await server.StartAsync();

        await Eventually.BecomesTrueAsync(async () => await host.AllAsync(sensor) is [{ Value: 1 }], Patience, "queries work again", Cancelled);
    }

    [Fact]
    public async Task Keys_of_a_database_that_was_swapped_for_an_older_one_are_not_used()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        await using var host = await TelemetryHost.StartAsync(server);
        var sensor = Guid.NewGuid();
        await host.WriteAsync(sensor, At(0, 1));
        await host.ScalarAsync<long>("WITH gone AS (DELETE FROM sensor_key RETURNING 1) SELECT count(*) FROM gone");

        await server.RestartAsync();
        await EventuallyStoredAsync(host, Columns.Of(sensor, At(1, 2)));

        Assert.Equal([At(1, 2)], await host.AllAsync(sensor));
    }

    private static Task EventuallyStoredAsync(TelemetryHost host, ReadingColumns readings) =>
        Eventually.BecomesTrueAsync(
            async () =>
            {
                await host.Writer.WriteAsync(readings, Cancelled);
                return true;
            },
            Patience,
            "the writer goes on",
            Cancelled);
}
