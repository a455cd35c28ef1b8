using System.Diagnostics;
using Npgsql;
using VerticalFarm.Hosting.Tests.Sql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Cluster;

public sealed class ClusterTests(PostgresServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_written_through_a_client_is_json_that_a_person_can_read()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);
        await using var client = await TestHost.StartClientAsync(database, Cancelled);
        await Eventually.BecomesTrueAsync(() => client.IsReadyAsync(Cancelled), Patience, "the client is connected", Cancelled);
        var id = Guid.NewGuid();

        await client.Grains.GetGrain<INoteGrain>(id).WriteAsync(new Note("Basilikum, 22 °C", 1.5));

        Assert.Equal(
            $"verticalfarm|note|{id}|1|Basilikum, 22 °C",
            await database.ScalarAsync("SELECT concat_ws('|', service, grain, key, version, state -> 'Content' ->> 'Text') FROM grain_state"));
    }

    [Fact]
    public async Task What_the_database_said_when_a_grain_could_not_begin_reaches_the_caller()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);
        await using var client = await TestHost.StartClientAsync(database, Cancelled);
        await Eventually.BecomesTrueAsync(() => client.IsReadyAsync(Cancelled), Patience, "the client is connected", Cancelled);
        await database.ExecuteAsync("ALTER TABLE orleans_grain_state RENAME TO elsewhere");

        var fault = await Record.ExceptionAsync(() => client.Grains.GetGrain<INoteGrain>(Guid.NewGuid()).ReadAsync());

        Assert.IsType<NpgsqlException>(fault?.GetBaseException(), exactMatch: false);
    }

    [Fact]
    public async Task State_outlives_its_silo()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var id = Guid.NewGuid();
        await using (var first = await TestHost.StartSiloAsync(database, Cancelled))
        {
            await first.Grains.GetGrain<INoteGrain>(id).WriteAsync(new Note("kept", 0));
        }

        await using var second = await TestHost.StartSiloAsync(database, Cancelled);

        Assert.Equal(new Note("kept", 0), await second.Grains.GetGrain<INoteGrain>(id).ReadAsync());
    }

    [Fact]
    public async Task Two_silos_form_one_cluster_and_a_client_outlives_either()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var first = await TestHost.StartSiloAsync(database, Cancelled);
        await using var second = await TestHost.StartSiloAsync(database, Cancelled);
        await using var client = await TestHost.StartClientAsync(database, Cancelled);
        await Eventually.BecomesTrueAsync(() => client.IsReadyAsync(Cancelled), Patience, "the client is connected", Cancelled);
        Assert.Equal(2L, await database.ScalarAsync("SELECT count(*) FROM orleans_silo WHERE status = 3"));

        await first.StopAsync(Cancelled);

        var note = client.Grains.GetGrain<INoteGrain>(Guid.NewGuid());
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await note.WriteAsync(new Note("still here", 0));
                return true;
            },
            Patience, "calls go to the silo that is left", Cancelled);
    }

    [Fact]
    public async Task A_silo_back_at_its_address_after_a_kill_joins_at_once()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var ports = FreePort.Next(2);
        await LeaveBehindAsync(database, ports[0]);
        var clock = Stopwatch.StartNew();

        await using var silo = await TestHost.StartSiloAsync(database.ConnectionString, ports[0], ports[1], Cancelled);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_silo_at_a_new_address_joins_within_half_a_minute_of_everything_being_killed()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var ports = FreePort.Next(3);
        await LeaveBehindAsync(database, ports[2]);
        var clock = Stopwatch.StartNew();

        await using var silo = await TestHost.StartSiloAsync(database.ConnectionString, ports[0], ports[1], Cancelled);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed}.");
        Assert.Equal(6, await database.ScalarAsync("SELECT status FROM orleans_silo WHERE silo_name = 'lost'"));
    }

    [Fact]
    public async Task The_one_silo_that_is_left_of_two_declares_the_other_dead_within_half_a_minute()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);

        // A neighbour that the table knows as active and fresh, and that answers nothing: what kill -9 leaves.
        await LeaveBehindAsync(database, FreePort.Next());

        await Eventually.BecomesTrueAsync(
            async () => await database.ScalarAsync("SELECT status FROM orleans_silo WHERE silo_name = 'lost'") is 6,
            TimeSpan.FromSeconds(30), "the survivor alone declares the lost silo dead", Cancelled);
    }

    /// <summary>The row of a silo that was active a moment ago and is no more.</summary>
    private static Task LeaveBehindAsync(TestDatabase database, int siloPort) => database.ExecuteAsync(
        """
        WITH cluster AS
        (
            INSERT INTO orleans_cluster AS c (deployment_id, version) VALUES ('default', 1)
            ON CONFLICT (deployment_id) DO UPDATE SET version = c.version + 1
            RETURNING deployment_id
        )
        INSERT INTO orleans_silo SELECT deployment_id, '127.0.0.1', $1, 1000000, 'lost', 'here', 3, 0, NULL, now(), now() FROM cluster
        """,
        siloPort);
}
