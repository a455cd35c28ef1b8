using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Accounts;

/// <summary>
/// Each test has a grain in the middle of a turn that is about to ask an account, and that account about to ask the grain. If both kept
/// others out meanwhile, each would wait for the other until the calls time out, after 30 seconds.
/// </summary>
[Collection(typeof(ClusterTests))]
public sealed class AccountTangleTests(FarmCluster cluster)
{
    private static readonly TimeSpan NoTimeOut = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(nameof(IFarmGrain.SetMember))]
    [InlineData(nameof(IFarmGrain.RemoveMember))]
    [InlineData(nameof(IFarmGrain.Leave))]
    public async Task An_account_that_ends_and_a_farm_that_changes_its_share_do_not_wait_for_each_other(string change)
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var guest = await TestFarm.RegisterAsync(cluster);
        (await farm.Farm.SetMember(guest.Email!, FarmRole.Viewer)).Good();
        cluster.SignedIn = change == nameof(IFarmGrain.Leave) ? guest.Id : farm.Owner.Id;

        await MeetAsync(farm.Farm, change, guest.Id, async () => _ = change switch
        {
            nameof(IFarmGrain.SetMember) => (object)await farm.Farm.SetMember(guest.Email!, FarmRole.Operator),
            nameof(IFarmGrain.RemoveMember) => await farm.Farm.RemoveMember(guest.Id),
            _ => await farm.Farm.Leave(),
        });

        Assert.False(await cluster.Database.StateContainsAsync("farm", farm.Id, $"{guest.Id}"));
    }

    [Fact]
    public async Task An_account_that_ends_and_its_own_farm_that_is_deleted_do_not_wait_for_each_other()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await MeetAsync(farm.Farm, nameof(IFarmGrain.Delete), farm.Owner.Id, () => farm.Farm.Delete());
    }

    [Fact]
    public async Task An_account_that_ends_and_its_address_at_which_somebody_signs_in_do_not_wait_for_each_other()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        var address = cluster.ByEmail(user.Email!);
        await MeetAsync(address, nameof(IAccountByEmailGrain.SignIn), user.Id, () => address.SignIn(TestFarm.Password));
    }

    [Fact]
    public async Task A_farm_that_is_asked_for_again_and_deleted_meanwhile_does_not_hold_its_account_up()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var account = cluster.Account(farm.Owner.Id);
        using var gate = cluster.Gates.Hold(farm.Farm, nameof(IFarmGrain.Delete));
        var deleting = farm.Farm.Delete();
        await gate.ReachedAsync();
        var making = account.CreateFarm(new FarmProfile { Name = "Farm" }, farm.Id);
        await account.ListFarms(new(0, 1)); // comes in after it

        gate.Dispose();

        await Task.WhenAll(deleting, making).WaitAsync(NoTimeOut, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Whoever_is_made_a_member_while_the_account_ends_is_none_afterwards()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var guest = await TestFarm.RegisterAsync(cluster);

        await MeetAsync(farm.Farm, nameof(IFarmGrain.SetMember), guest.Id, () => farm.Farm.SetMember(guest.Email!, FarmRole.Viewer));

        Assert.False(await cluster.Database.StateContainsAsync("farm", farm.Id, $"{guest.Id}"));
    }

    // The grain's call is held in the middle of its turn until the account is ending, and has asked what it asks.
    private async Task MeetAsync(IAddressable grain, string method, Guid user, Func<Task> call)
    {
        using var gate = cluster.Gates.Hold(grain, method);
        var calling = call();
        await gate.ReachedAsync();
        cluster.SignedIn = user;
        var ending = cluster.Account(user).Delete();
        await FarmCluster.BecomesTrueAsync(
            async () => (await cluster.Database.StateOfAsync("account", user))?.Contains("\"ending\": true", StringComparison.Ordinal) ?? true,
            "the account is shut, or has nobody to wait for and is gone");

        gate.Dispose();

        await Task.WhenAll(calling, ending).WaitAsync(NoTimeOut, TestContext.Current.CancellationToken);
        (await ending).Good();
        await cluster.PassesUntilAsync(async () => (await cluster.Database.KeptAsync([user])).Length == 0, "the account has ended");
    }
}
