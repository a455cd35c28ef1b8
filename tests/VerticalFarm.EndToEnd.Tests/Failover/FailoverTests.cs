using VerticalFarm.EndToEnd.Tests.Kill;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Failover;

/// <summary>A farm has one connection to its Home Assistant in the whole cluster, whatever becomes of the silo that holds it.</summary>
[Collection(typeof(OneStackAtATime))]
public sealed class FailoverTests(PostgresServer server)
{
    private const int Farms = 12;
    private static readonly TimeSpan Failover = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_a_silo_is_killed_its_connections_are_held_by_the_other_within_a_minute_and_never_by_both()
    {
        await using var house = await TwoSiloHouse.StartAsync(server, Farms, Ct);
        await AllAreConnectedAsync(house, Patience);
        await using var watcher = new ConnectionWatcher(house.Homes);
        var victim = await HolderAsync(house);

        victim.Kill();
        await Eventually.BecomesTrueAsync(() => house.Homes.Any(home => home.WebSocketCount == 0), Patience, "connections went with the silo", Ct);

        await AllAreConnectedAsync(house, Patience);
        Assert.Contains(house.Homes, home => home.WebSocketTotal > 1);
        Assert.InRange(watcher.LongestNone, TimeSpan.Zero, Failover);
        Assert.InRange(watcher.LongestDouble, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task When_a_silo_stands_still_its_connections_move_and_when_it_goes_on_it_lets_go_of_them()
    {
        await using var house = await TwoSiloHouse.StartAsync(server, Farms, Ct);
        await AllAreConnectedAsync(house, Patience);
        await using var watcher = new ConnectionWatcher(house.Homes);
        var victim = await HolderAsync(house);

        // Nobody can tell it from a silo whose network is gone: its connections stay open, and it knows nothing of being given up.
        await victim.FreezeAsync(Ct);
        var frozen = TimeProvider.System.GetTimestamp();
        await Eventually.BecomesTrueAsync(() => Doubled(house).Count > 0, Failover, "connections move", Ct);
        await Eventually.BecomesTrueAsync(async () => (await ConnectedAsync(house)) == Farms, Failover, "every farm is connected", Ct);
        Assert.InRange(TimeProvider.System.GetElapsedTime(frozen), TimeSpan.Zero, Failover);

        // A silo that took over may itself have begun anew: what it held is looked up where the frozen one was, so Orleans puts it down once with that one's death.
        Assert.InRange(watcher.LongestNone, TimeSpan.Zero, Failover);
        await using var after = new ConnectionWatcher(house.Homes);
        await victim.ThawAsync(Ct);
        await AllAreConnectedAsync(house, Patience);
        Assert.InRange(watcher.LongestDouble, TimeSpan.Zero, Failover);
        Assert.Equal(TimeSpan.Zero, after.LongestNone);
    }

    /// <summary>The silo that holds the most connections to Home Assistants: where grains live is the cluster's affair.</summary>
    private static async Task<HostProcess> HolderAsync(TwoSiloHouse house)
    {
        var port = house.Homes[0].Url.Port;
        await Eventually.BecomesTrueAsync(() => house.Silos.Sum(silo => silo.ConnectionsTo(port)) >= Farms, Patience, "the connections are held by the silos", Ct);
        return house.Silos.MaxBy(silo => silo.ConnectionsTo(port))!;
    }

    private static List<SimulatedRoom> Doubled(TwoSiloHouse house) => [.. house.Homes.Where(home => home.WebSocketCount > 1)];

    private static Task AllAreConnectedAsync(TwoSiloHouse house, TimeSpan patience) => Eventually.BecomesTrueAsync(
        async () => house.Homes.All(home => home.WebSocketCount == 1) && await ConnectedAsync(house) == Farms, patience, "every farm has its one connection", Ct);

    private static async Task<int> ConnectedAsync(TwoSiloHouse house)
    {
        var connected = 0;
        foreach (var farm in house.Farms)
        {
            connected += (await house.Grower.GetAsync($"farms/{farm}/home-assistant", Ct)).GetProperty("connected").GetBoolean() ? 1 : 0;
        }

        return connected;
    }
}
