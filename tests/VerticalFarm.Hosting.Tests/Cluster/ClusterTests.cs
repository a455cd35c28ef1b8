using System.Net;
using Npgsql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Cluster;

public sealed class ClusterTests(PostgresServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_written_through_a_client_is_json_that_a_person_can_read()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);
        await using var client = await TestHost.StartClientAsync(database, Cancelled);
        await Eventually.BecomesTrueAsync(async () => (await client.GetAsync("/health/ready", Cancelled)).StatusCode == HttpStatusCode.OK, TimeSpan.FromSeconds(20), "the client is connected", Cancelled);
        var id = Guid.NewGuid();

        await client.Grains.GetGrain<INoteGrain>(id).WriteAsync(new Note("Basilikum, 22 °C", 1.5));

        await using var command = database.DataSource.CreateCommand("SELECT service || '|' || grain || '|' || key || '|' || version || '|' || (state -> 'Content' ->> 'Text') FROM grain_state");
        Assert.Equal($"verticalfarm|note|{id}|1|Basilikum, 22 °C", await command.ExecuteScalarAsync(Cancelled));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restart_after_everything_was_killed_is_quick(bool sameEndpoint)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var ports = FreePort.Next(3);
        var lost = sameEndpoint ? ports[0] : ports[2];
        await using var insert = database.DataSource.CreateCommand(
            """
            WITH c AS (INSERT INTO orleans_cluster (deployment_id, version) VALUES ('default', 7) RETURNING 1)
            INSERT INTO orleans_silo SELECT 'default', '127.0.0.1', $1, 1000000, 'lost', 'here', 3, 30000, NULL, now(), now() FROM c
            """);
        insert.Parameters.Add(new NpgsqlParameter { Value = lost });
        await insert.ExecuteNonQueryAsync(Cancelled);

        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using var silo = await TestHost.StartSiloAsync(database.ConnectionString, ports[0], ports[1], Cancelled);
        TestContext.Current.TestOutputHelper!.WriteLine($"{sameEndpoint}: {clock.Elapsed}");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }
}
