using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Accounts;

[Collection(typeof(ClusterTests))]
public sealed class AccountEndingTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";

    [Fact]
    public async Task Farms_of_a_deleted_account_end_with_nothing_running_and_devices_in_their_fail_safe_state()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature, "sensor.grow_room_temperature");
        var device = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan, new SafetyEnvelope { MaxOnSeconds = 3600 });
        await device.Submit(new CommandRequest { Command = CommandKind.TurnOn });
        await FarmCluster.BecomesTrueAsync(async () => (await device.Get()).Good().Reported?.State == PowerState.On, "the fan runs");
        (await farm.Farm.StopEverything("a reminder of the farm's own, too")).Good();
        var rules = (await farm.Farm.ListRules(PageRequest.First)).Items.Select(rule => rule.Id);
        Guid[] all = [farm.Owner.Id, farm.Id, sensor.GetPrimaryKey(), device.GetPrimaryKey(), .. rules];

        (await cluster.Account(farm.Owner.Id).Delete()).Good();

        Assert.Equal(CallRefusal.NotFound, (await Assert.ThrowsAsync<CallRefusedException>(farm.Farm.Get)).Refusal);
        await cluster.PassesUntilAsync(
            async () => (await cluster.Database.KeptAsync(all)).Length + (await cluster.Database.RemindersAsync(all)).Length == 0,
            "nothing of the account and its farm is kept and no reminder is left");
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.WebSocketCount == 0), "nobody is connected to its Home Assistant");
        Assert.Equal("turn_off", farm.CallsTo(Fan)[^1]);
    }

    [Theory]
    [InlineData(nameof(IFarmGrain.Delete))]
    [InlineData(nameof(IFarmGrain.ForgetMember))]
    [InlineData(nameof(IAccountByEmailGrain.Release))]
    public async Task An_end_that_was_cut_short_at_a_step_is_finished_by_the_reminder(string step)
    {
        var (account, own, shared, email) = await WithFarmsAsync();
        IAddressable grain = step switch
        {
            nameof(IFarmGrain.Delete) => own,
            nameof(IFarmGrain.ForgetMember) => shared,
            _ => cluster.ByEmail(email),
        };
        using (var gate = cluster.Gates.Fail(grain, step))
        {
            (await account.Delete()).Good(); // Committed: what is left is done whatever happens.
            await gate.ReachedAsync();
        }

        (await account.Get()).Bad(FailureKind.NotFound);
        (await cluster.ByEmail(email).SignIn(TestFarm.Password)).Bad(FailureKind.Authentication);
        await cluster.ForgetAsync(account);

        await HasEndedAsync(account, own, shared);
        Assert.NotEqual(account.GetPrimaryKey(), (await TestFarm.RegisterAsync(cluster, email)).Id);
    }

    [Fact]
    public async Task A_deletion_that_could_not_be_committed_has_not_happened_and_leaves_no_reminder()
    {
        var (account, own, shared, email) = await WithFarmsAsync();
        await cluster.Database.SetAsync("account", account.GetPrimaryKey(), ["changed_behind_its_back"], "true");

        await Assert.ThrowsAsync<ServiceUnavailableException>(account.Delete);

        (await account.Get()).Good();
        await cluster.PassesUntilAsync(async () => (await cluster.Database.RemindersAsync([account.GetPrimaryKey()])).Length == 0, "the reminder is gone");
        (await account.Get()).Good();
        (await own.Get()).Good();
        (await shared.Get()).Good();
        (await cluster.ByEmail(email).SignIn(TestFarm.Password)).Good();
    }

    [Fact]
    public async Task Deleting_an_account_twice_is_deleting_it_once()
    {
        var (account, own, shared, _) = await WithFarmsAsync();
        var results = await Task.WhenAll(account.Delete(), account.Delete());
        Assert.Single(results, result => result.Failure is null);
        (await account.Delete()).Bad(FailureKind.NotFound);
        await HasEndedAsync(account, own, shared);
    }

    [Fact]
    public async Task A_farm_that_was_being_made_while_its_account_ended_is_not_left_behind()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        cluster.SignedIn = user.Id;
        var farm = cluster.Gateway.GetGrain<IFarmGrain>(Guid.NewGuid());
        using var gate = cluster.Gates.Hold(farm, nameof(IFarmGrain.Create));
        var making = cluster.Account(user.Id).CreateFarm(new FarmProfile { Name = "Late" }, farm.GetPrimaryKey());
        await gate.ReachedAsync();
        var ending = cluster.Account(user.Id).Delete();
        await FarmCluster.BecomesTrueAsync(() => cluster.Database.StateContainsAsync("account", user.Id, "\"ending\": true"), "the account is shut");

        gate.Dispose();

        await making;
        (await ending).Good();
        await cluster.PassesUntilAsync(
            async () => (await cluster.Database.KeptAsync([user.Id, farm.GetPrimaryKey()])).Length == 0, "neither account nor farm is kept");
    }

    // An account with a farm of its own and a share in another's.
    private async Task<(IAccountGrain Account, IFarmGrain Own, IFarmGrain Shared, string Email)> WithFarmsAsync()
    {
        var found = await FarmsAsync();
        cluster.SignedIn = found.Account.GetPrimaryKey();
        return found;
    }

    private async Task<(IAccountGrain Account, IFarmGrain Own, IFarmGrain Shared, string Email)> FarmsAsync()
    {
        await using var mine = await TestFarm.CreateAsync(cluster);
        await using var other = await TestFarm.CreateAsync(cluster);
        (await other.Farm.SetMember(mine.Owner.Email!, FarmRole.Operator)).Good();
        return (cluster.Account(mine.Owner.Id), mine.Farm, other.Farm, mine.Owner.Email!);
    }

    private async Task HasEndedAsync(IAccountGrain account, IFarmGrain own, IFarmGrain shared)
    {
        Guid[] gone = [account.GetPrimaryKey(), own.GetPrimaryKey()];
        await cluster.PassesUntilAsync(
            async () => (await cluster.Database.KeptAsync(gone)).Length + (await cluster.Database.RemindersAsync(gone)).Length == 0,
            "nothing of the account is kept and no reminder is left");
        Assert.False(await cluster.Database.StateContainsAsync("farm", shared.GetPrimaryKey(), $"{account.GetPrimaryKey()}"));
    }
}
