using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

/// <summary>What rules want of a device; the tests speak as a rule does, from inside the cluster.</summary>
[Collection(typeof(ClusterTests))]
public sealed class WishTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";
    private readonly Guid _rule = Guid.NewGuid();

    [Fact]
    public async Task A_wish_is_carried_out_once_however_often_it_is_said()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var wish = Wish(1, CommandKind.TurnOn);

        var first = await FromRule(fan).Wish(wish);
        await fan.WaitFor(first.CommandId!.Value, TimeSpan.FromSeconds(30));
        var second = await FromRule(fan).Wish(wish);
        await cluster.ForgetAsync(fan);
        var third = await FromRule(fan).Wish(wish);

        Assert.Equal(WishDisposition.Commanded, first.Disposition);
        Assert.Equal((WishDisposition.AlreadySo, WishDisposition.AlreadySo), (second.Disposition, third.Disposition));
        Assert.Equal(["turn_on"], farm.CallsTo(Fan));
    }

    [Fact]
    public async Task A_device_that_is_so_already_is_not_told()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        Assert.Equal(WishDisposition.AlreadySo, (await FromRule(fan).Wish(Wish(1, CommandKind.TurnOff))).Disposition);
        Assert.Empty(farm.CallsTo(Fan));
    }

    [Fact]
    public async Task What_was_moved_behind_the_rules_back_follows_again_when_the_wish_is_said_again()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var wish = Wish(1, CommandKind.TurnOn);
        await fan.WaitFor((await FromRule(fan).Wish(wish)).CommandId!.Value, TimeSpan.FromSeconds(30));
        await farm.MoveAsync(Fan, "turn_off");
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Reported?.State == PowerState.Off, "the fan is seen off");

        Assert.Equal(WishDisposition.Commanded, (await FromRule(fan).Wish(wish)).Disposition);
    }

    [Fact]
    public async Task An_older_decision_does_not_undo_a_newer_command()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var wish = Wish(1, CommandKind.TurnOn);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await fan.Submit(new CommandRequest { Command = CommandKind.TurnOff });

        Assert.Equal(WishDisposition.Outdated, (await FromRule(fan).Wish(wish)).Disposition);
    }

    [Fact]
    public async Task Under_manual_control_rules_are_kept_out_until_the_override_ends()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var off = (await fan.Submit(new CommandRequest { Command = CommandKind.TurnOff, OverrideSeconds = 300 })).Good();
        await fan.WaitFor(off.Id, TimeSpan.FromSeconds(30));
        var view = (await fan.Get()).Good();
        Assert.Equal((DeviceMode.Manual, off.RequestedAt.AddSeconds(300)), (view.Mode, view.OverrideUntil));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        var wish = Wish(1, CommandKind.TurnOn);
        Assert.Equal(WishDisposition.Blocked, (await FromRule(fan).Wish(wish)).Disposition);

        cluster.Clock.Advance(TimeSpan.FromSeconds(300));

        Assert.Equal(DeviceMode.Auto, (await fan.Get()).Good().Mode);
        Assert.Equal(WishDisposition.Commanded, (await FromRule(fan).Wish(wish)).Disposition);
    }

    [Fact]
    public async Task A_wish_of_a_device_that_is_away_is_carried_out_when_it_comes_back()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        farm.Home.Faults.SetAvailable(Fan, available: false);
        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Availability == DeviceAvailability.Offline, "the fan is away");
        await FromRule(fan).Wish(Wish(1, CommandKind.TurnOn));
        await cluster.PassesUntilAsync(async () => (await fan.ListCommands(PageRequest.First)).Items[0].Status == CommandStatus.Failed, "the command fails");

        farm.Home.Faults.SetAvailable(Fan, available: true);

        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Reported?.State == PowerState.On, "the fan runs");
    }

    [Fact]
    public async Task A_wish_against_the_envelope_is_blocked_and_stands_in_the_history_once()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan, new SafetyEnvelope { MinOnSeconds = 300 });
        await fan.WaitFor((await FromRule(fan).Wish(Wish(1, CommandKind.TurnOn))).CommandId!.Value, TimeSpan.FromSeconds(30));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        var off = Wish(2, CommandKind.TurnOff);

        Assert.Equal(WishDisposition.Blocked, (await FromRule(fan).Wish(off)).Disposition);
        Assert.Equal(WishDisposition.Blocked, (await FromRule(fan).Wish(off)).Disposition);

        Assert.Single((await fan.ListCommands(PageRequest.First)).Items, command => command.Status == CommandStatus.Blocked);
        cluster.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal(WishDisposition.Commanded, (await FromRule(fan).Wish(off)).Disposition);
    }

    [Fact]
    public async Task Of_two_rules_the_higher_has_the_device_and_the_other_gets_it_when_that_lets_go()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var low = Wish(1, CommandKind.TurnOn) with { Priority = 40, RuleName = "Low" };
        await fan.WaitFor((await FromRule(fan).Wish(low)).CommandId!.Value, TimeSpan.FromSeconds(30));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        var high = Wish(5, CommandKind.TurnOff) with { RuleId = Guid.NewGuid(), Priority = 60, RuleName = "High" };
        await fan.WaitFor((await FromRule(fan).Wish(high)).CommandId!.Value, TimeSpan.FromSeconds(30));

        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await cluster.ForgetAsync(fan);
        var outranked = await FromRule(fan).Wish(low with { Decision = 2, DecidedAt = cluster.Clock.GetUtcNow() });
        Assert.Equal(WishDisposition.Outranked, outranked.Disposition);
        Assert.Contains("High", outranked.Message, StringComparison.Ordinal);
        Assert.Equal(PowerState.Off, (await fan.Get()).Good().Reported!.State);

        await FromRule(fan).Release(new RuleRelease(high.RuleId, 0, 6));

        await FarmCluster.BecomesTrueAsync(async () => (await fan.Get()).Good().Reported!.State == PowerState.On, "the fan runs for the lower rule");
        Assert.Equal(WishDisposition.Outdated, (await FromRule(fan).Wish(high)).Disposition);
        Assert.Equal(["turn_on", "turn_off", "turn_on"], farm.CallsTo(Fan));
    }

    private RuleWish Wish(long decision, CommandKind command) =>
        new() { RuleId = _rule, Decision = decision, DecidedAt = cluster.Clock.GetUtcNow(), Command = command };

    private IDeviceGrain FromRule(IDeviceGrain device) => cluster.Inside.GetGrain<IDeviceGrain>(device.GetPrimaryKey());
}
