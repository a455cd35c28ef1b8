using VerticalFarm.Contracts.Farms;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Accounts;

/// <summary>On a cluster of its own, since one of its silos is killed.</summary>
[Collection(typeof(ClusterTests))]
public sealed class AccountKillTests(PostgresServer server)
{
    [Fact]
    public async Task An_account_whose_silo_is_killed_between_the_steps_of_its_end_is_ended_by_another()
    {
        var cluster = new FarmCluster(server);
        await using var running = cluster;
        await cluster.InitializeAsync();
        await using var other = await TestFarm.CreateAsync(cluster);
        await using var mine = await TestFarm.CreateAsync(cluster);
        other.ActAsOwner();
        (await other.Farm.SetMember(mine.Owner.Email!, FarmRole.Operator)).Good();
        mine.ActAsOwner();
        var account = cluster.Account(mine.Owner.Id);

        using (var gate = cluster.Gates.Hold(other.Farm, nameof(IFarmGrain.ForgetMember)))
        {
            var ending = account.Delete();
            await gate.ReachedAsync(); // Its own farm has ended, the shared one has not been told.
            await cluster.KillSiloOfAsync(account);
            _ = ending.ContinueWith(task => task.Exception, TaskScheduler.Default);
        }

        Guid[] gone = [mine.Owner.Id, mine.Id];
        await cluster.PassesUntilAsync(
            async () => (await cluster.Database.KeptAsync(gone)).Length + (await cluster.Database.RemindersAsync(gone)).Length == 0,
            "nothing of the account is kept and no reminder is left");
        Assert.False(await cluster.Database.StateContainsAsync("farm", other.Id, $"{mine.Owner.Id}"));
    }
}
