using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Cluster;

public sealed class DatabaseOutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_outlives_its_database_and_loses_nothing_that_it_acknowledged()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        await using var database = await TestDatabase.CreateAsync(server);
        await using var silo = await TestHost.StartSiloAsync(database, Cancelled);
        var kept = Guid.NewGuid();
        await silo.Grains.GetGrain<INoteGrain>(kept).WriteAsync(new Note("before", 0));

        await server.KillAsync();
        Assert.False(await silo.IsReadyAsync(Cancelled));
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Grains.GetGrain<INoteGrain>(Guid.NewGuid()).WriteAsync(new Note("lost", 0)));
        await server.StartAsync();

        await Eventually.BecomesTrueAsync(() => silo.IsReadyAsync(Cancelled), Patience, "the silo is ready again by itself", Cancelled);
        Assert.Equal(new Note("before", 0), await silo.Grains.GetGrain<INoteGrain>(kept).ReadAsync());
        await silo.Grains.GetGrain<INoteGrain>(Guid.NewGuid()).WriteAsync(new Note("after", 0));
    }
}
