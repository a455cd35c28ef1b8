using System.Net;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Sql;

public sealed class MembershipTableTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private OrleansTables? _tables;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IMembershipTable Table => _tables!.Membership;

    public async ValueTask InitializeAsync() => _tables = await OrleansTables.CreateAsync(server);

    public ValueTask DisposeAsync() => _tables!.DisposeAsync();

    [Fact]
    public async Task A_silo_that_was_inserted_is_read_back_whole()
    {
        var silo = Silo(1, SiloStatus.Joining);

        Assert.True(await InsertAsync(silo));

        var table = await Table.ReadAllAsync(Cancelled);
        var read = Assert.Single(table.Members).Item1;
        Assert.Equal(1, table.Version.Version);
        Assert.Equal(
            (silo.SiloAddress, silo.SiloName, silo.HostName, silo.Status, silo.ProxyPort, silo.StartTime, silo.IAmAliveTime),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
    }

    [Fact]
    public async Task An_insert_on_an_old_version_is_refused_and_changes_nothing()
    {
        var old = (await Table.ReadAllAsync(Cancelled)).Version;
        Assert.True(await InsertAsync(Silo(1, SiloStatus.Active)));

        Assert.False(await Table.InsertRowAsync(Silo(2, SiloStatus.Active), old.Next(), Cancelled));

        var table = await Table.ReadAllAsync(Cancelled);
        Assert.Single(table.Members);
        Assert.Equal(1, table.Version.Version);
    }

    [Fact]
    public async Task A_silo_that_is_there_is_not_inserted_again_and_the_version_stays()
    {
        Assert.True(await InsertAsync(Silo(1, SiloStatus.Active)));

        Assert.False(await InsertAsync(Silo(1, SiloStatus.Joining)));

        var table = await Table.ReadAllAsync(Cancelled);
        Assert.Equal(SiloStatus.Active, Assert.Single(table.Members).Item1.Status);
        Assert.Equal(1, table.Version.Version);
    }

    [Fact]
    public async Task Of_racing_inserts_on_one_version_exactly_one_wins()
    {
        var version = (await Table.ReadAllAsync(Cancelled)).Version.Next();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 16).Select(i =>
            Task.Run(() => Table.InsertRowAsync(Silo(i, SiloStatus.Active), version, Cancelled))));

        Assert.Equal(1, outcomes.Count(won => won));
        var table = await Table.ReadAllAsync(Cancelled);
        Assert.Single(table.Members);
        Assert.Equal(1, table.Version.Version);
    }

    [Fact]
    public async Task Of_racing_updates_on_one_version_exactly_one_wins()
    {
        await InsertAsync(Silo(1, SiloStatus.Joining));
        var table = await Table.ReadAllAsync(Cancelled);
        var etag = Assert.Single(table.Members).Item2;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => Table.UpdateRowAsync(Silo(1, SiloStatus.Active), etag, table.Version.Next(), Cancelled))));

        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(2, (await Table.ReadAllAsync(Cancelled)).Version.Version);
    }

    [Fact]
    public async Task An_update_keeps_the_votes_against_a_silo()
    {
        await InsertAsync(Silo(1, SiloStatus.Active));
        var suspect = Silo(1, SiloStatus.Dead);
        suspect.AddSuspector(Silo(2, SiloStatus.Active).SiloAddress, Noon);

        var table = await Table.ReadAllAsync(Cancelled);
        Assert.True(await Table.UpdateRowAsync(suspect, Assert.Single(table.Members).Item2, table.Version.Next(), Cancelled));

        var read = Assert.Single((await Table.ReadRowAsync(suspect.SiloAddress, Cancelled)).Members).Item1;
        Assert.Equal(SiloStatus.Dead, read.Status);
        Assert.Equal(suspect.SuspectTimes, read.SuspectTimes);
    }

    [Fact]
    public async Task An_update_of_a_silo_that_is_not_there_is_refused_and_the_version_stays()
    {
        Assert.False(await Table.UpdateRowAsync(Silo(1, SiloStatus.Active), "", (await Table.ReadAllAsync(Cancelled)).Version.Next(), Cancelled));

        Assert.Equal(0, (await Table.ReadAllAsync(Cancelled)).Version.Version);
    }

    [Fact]
    public async Task A_heartbeat_moves_the_time_and_not_the_version()
    {
        var silo = Silo(1, SiloStatus.Active);
        await InsertAsync(silo);
        silo.IAmAliveTime = Noon.AddMinutes(1);

        await Table.UpdateIAmAliveAsync(silo, Cancelled);

        var table = await Table.ReadAllAsync(Cancelled);
        Assert.Equal(Noon.AddMinutes(1), Assert.Single(table.Members).Item1.IAmAliveTime);
        Assert.Equal(1, table.Version.Version);
    }

    [Fact]
    public async Task The_version_is_told_even_where_no_silo_matches()
    {
        await InsertAsync(Silo(1, SiloStatus.Active));

        var table = await Table.ReadRowAsync(Silo(2, SiloStatus.Active).SiloAddress, Cancelled);

        Assert.Empty(table.Members);
        Assert.Equal(1, table.Version.Version);
    }

    [Fact]
    public async Task Clean_up_removes_the_long_dead_and_nobody_else()
    {
        var statuses = new[] { SiloStatus.Created, SiloStatus.Joining, SiloStatus.Active, SiloStatus.ShuttingDown, SiloStatus.Stopping, SiloStatus.Dead };
        foreach (var (status, i) in statuses.Select((status, i) => (status, i)))
        {
            await InsertAsync(Silo(i + 1, status));
        }

        var recentlyDead = Silo(20, SiloStatus.Dead);
        recentlyDead.IAmAliveTime = Noon.AddHours(2);
        await InsertAsync(recentlyDead);

        await Table.CleanupDefunctSiloEntriesAsync(Noon.AddHours(1), Cancelled);

        var left = (await Table.ReadAllAsync(Cancelled)).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order();
        Assert.Equal([10001, 10002, 10003, 10004, 10005, 10020], left);
    }

    [Fact]
    public async Task Gateways_are_the_active_silos_that_take_clients()
    {
        await InsertAsync(Silo(1, SiloStatus.Active));
        await InsertAsync(Silo(2, SiloStatus.Joining));
        await InsertAsync(Silo(3, SiloStatus.Dead));
        var withoutGateway = Silo(4, SiloStatus.Active);
        withoutGateway.ProxyPort = 0;
        await InsertAsync(withoutGateway);

        var gateway = Assert.Single(await _tables!.Gateways.GetGatewaysAsync(Cancelled));

        Assert.Equal((IPAddress.Loopback.ToString(), 30001), (gateway.Host, gateway.Port));
    }

    [Fact]
    public async Task A_cluster_is_deleted_with_its_silos()
    {
        await InsertAsync(Silo(1, SiloStatus.Active));

        await Table.DeleteMembershipTableEntriesAsync("default", Cancelled);

        Assert.Equal(0L, await _tables!.Database.ScalarAsync("SELECT (SELECT count(*) FROM orleans_silo) + (SELECT count(*) FROM orleans_cluster)"));
    }

    private static MembershipEntry Silo(int number, SiloStatus status) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 10000 + number), 77),
        SiloName = $"silo-{number}",
        HostName = "here",
        Status = status,
        ProxyPort = 30000 + number,
        StartTime = Noon,
        IAmAliveTime = Noon,
    };

    private async Task<bool> InsertAsync(MembershipEntry silo) =>
        await Table.InsertRowAsync(silo, (await Table.ReadAllAsync(Cancelled)).Version.Next(), Cancelled);
}
