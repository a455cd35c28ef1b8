using System.Net;
using VerticalFarm.Hosting.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Health;

public sealed class HealthTests(PostgresServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_in_its_cluster_is_ready()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);

        Assert.Equal((HttpStatusCode.OK, """{"status":"ok","checks":{"database":"ok","cluster":"ok"}}"""), await AskAsync(silo, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ok","checks":{}}"""), await AskAsync(silo, "/health"));
    }

    [Fact]
    public async Task A_client_is_alive_but_not_ready_until_there_is_a_silo()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var client = await TestHost.StartClientAsync(database, Cancelled);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, "/health")).Status);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable,
                """{"status":"unavailable","checks":{"database":"ok","cluster":"Not in the cluster yet, or cut off from it."}}"""),
            await AskAsync(client, "/health/ready"));

        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);
        await Eventually.BecomesTrueAsync(() => client.IsReadyAsync(Cancelled), Patience, "the client found the silo", Cancelled);

        await silo.StopAsync(Cancelled);
        await Eventually.BecomesTrueAsync(async () => !await client.IsReadyAsync(Cancelled), Patience, "the client noticed that the silo is gone", Cancelled);
    }

    [Fact]
    public async Task Without_its_database_a_silo_is_alive_and_not_ready()
    {
        await using var own = await PostgresServer.StartPrivateAsync();
        await using var database = await TestDatabase.CreateAsync(own);
        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);

        await own.StopAsync();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(silo, "/health")).Status);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, """{"status":"unavailable","checks":{"database":"The database does not answer.","cluster":"ok"}}"""),
            await AskAsync(silo, "/health/ready"));
        await own.StartAsync();
        await Eventually.BecomesTrueAsync(() => silo.IsReadyAsync(Cancelled), Patience, "the silo is ready again", Cancelled);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(TestHost host, string path)
    {
        using var answer = await host.GetAsync(path, Cancelled);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
