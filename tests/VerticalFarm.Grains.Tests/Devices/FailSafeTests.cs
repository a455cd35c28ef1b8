using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

/// <summary>What becomes of devices when Home Assistant is away, or holds back what it was told.</summary>
[Collection(typeof(ClusterTests))]
public sealed class FailSafeTests(FarmCluster cluster)
{
    private const string Heater = "switch.heater";
    private static readonly CommandRequest On = new() { Command = CommandKind.TurnOn };

    [Theory]
    [InlineData(9, "on")]
    [InlineData(11, "off")]
    public async Task Who_comes_back_after_too_long_an_absence_comes_back_to_its_fail_safe_state(int minutes, string state)
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var heater = await RunningAsync(farm);
        farm.Home.Faults.SetAvailable(Heater, available: false);
        await IsAsync(heater, DeviceAvailability.Offline);
        cluster.Clock.Advance(TimeSpan.FromMinutes(minutes));

        farm.Home.Faults.SetAvailable(Heater, available: true);

        await IsAsync(heater, DeviceAvailability.Online);
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Heater)!.State == state), $"the heater is {state}");
    }

    [Fact]
    public async Task A_rule_gets_it_back_when_the_absence_is_over()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var heater = await farm.AddOnlineDeviceAsync(DeviceType.Heater, Heater);
        var wish = new RuleWish { RuleId = Guid.NewGuid(), Decision = 1, DecidedAt = cluster.Clock.GetUtcNow(), Command = CommandKind.TurnOn };
        var fromRule = cluster.Inside.GetGrain<IDeviceGrain>(heater.GetPrimaryKey());
        await heater.WaitFor((await fromRule.Wish(wish)).CommandId!.Value, TimeSpan.FromSeconds(30));
        farm.Home.Faults.SetAvailable(Heater, available: false);
        await IsAsync(heater, DeviceAvailability.Offline);
        await cluster.PassesUntilAsync(async () => (await heater.Get()).Good().Desired?.State == PowerState.Off, "its fail-safe is wanted", TimeSpan.FromSeconds(30));
        Assert.Equal(WishDisposition.AlreadySo, (await fromRule.Wish(wish)).Disposition);

        farm.Home.Faults.SetAvailable(Heater, available: true);
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Heater)!.State == "off"), "the heater is off");

        await FarmCluster.BecomesTrueAsync(async () => (await fromRule.Wish(wish)).Disposition == WishDisposition.Commanded, "the rule has it again");
    }

    [Fact]
    public async Task For_how_long_it_was_asked_to_run_holds_over_a_restart_of_Home_Assistant_that_turned_it_off()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await farm.MoveAsync(Heater, "turn_off");
        var heater = await farm.AddOnlineDeviceAsync(DeviceType.Heater, Heater);
        var on = (await heater.Submit(On with { ForSeconds = 120 })).Good();
        await heater.WaitFor(on.Id, TimeSpan.FromSeconds(30));
        farm.Home.Faults.SetAvailable(Heater, available: false);
        await IsAsync(heater, DeviceAvailability.Offline);
        await farm.MoveAsync(Heater, "turn_off"); // does nothing while away; the lease must stay in any case
        farm.Home.Faults.SetAvailable(Heater, available: true);
        await IsAsync(heater, DeviceAvailability.Online);

        Assert.Equal(on.RequestedAt.AddSeconds(120), (await heater.Get()).Good().LeaseExpiresAt);
        await cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.State(Heater)!.State == "off"), "it is off after its time", TimeSpan.FromSeconds(5));
    }

    private static async Task<IDeviceGrain> RunningAsync(TestFarm farm)
    {
        var heater = await farm.AddOnlineDeviceAsync(DeviceType.Heater, Heater);
        var on = (await heater.Submit(On)).Good();
        Assert.Equal(CommandStatus.Observed, (await heater.WaitFor(on.Id, TimeSpan.FromSeconds(30))).Good().Status);
        return heater;
    }

    private static Task IsAsync(IDeviceGrain device, DeviceAvailability availability) => FarmCluster.BecomesTrueAsync(
        async () => (await device.Get()).Good().Availability == availability, $"it is {availability}");
}
