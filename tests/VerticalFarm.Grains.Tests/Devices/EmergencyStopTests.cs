using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

[Collection(typeof(ClusterTests))]
public sealed class EmergencyStopTests(FarmCluster cluster)
{
    private const string Heater = "switch.heater";
    private const string Fan = "fan.exhaust_fan";
    private const string Lamps = "light.grow_lamps";
    private static readonly CommandRequest On = new() { Command = CommandKind.TurnOn };

    [Fact]
    public async Task Every_device_goes_to_its_fail_safe_state_and_neither_people_nor_rules_move_it_until_the_stop_is_lifted()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var heater = await RunningAsync(farm, DeviceType.Heater, Heater, FailSafe.Off);
        var lamps = await RunningAsync(farm, DeviceType.Light, Lamps, FailSafe.Hold);
        await farm.MoveAsync(Fan, "turn_off");
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan, new SafetyEnvelope { FailSafe = FailSafe.On });
        var wish = new RuleWish { RuleId = Guid.NewGuid(), Decision = 1, DecidedAt = cluster.Clock.GetUtcNow(), Command = CommandKind.TurnOn };

        var stop = (await farm.Farm.StopEverything("smoke")).Good();

        await IsAsync(farm, (Heater, "off"), (Lamps, "on"), (Fan, "on"));
        Assert.Equal(("smoke", farm.Owner.Id), (stop.Reason, stop.By));
        Assert.Equal(stop, (await farm.Farm.Get()).Good().EmergencyStop);
        Assert.Contains("smoke", (await lamps.Submit(new CommandRequest { Command = CommandKind.TurnOff })).Bad(FailureKind.BusinessRule).Message, StringComparison.Ordinal);
        Assert.Contains("smoke", (await fan.Submit(new CommandRequest { Command = CommandKind.TurnOff })).Bad(FailureKind.BusinessRule).Message, StringComparison.Ordinal);
        (await heater.Submit(On)).Bad(FailureKind.BusinessRule);
        var blocked = await cluster.Inside.GetGrain<IDeviceGrain>(heater.GetPrimaryKey()).Wish(wish);
        Assert.Equal(WishDisposition.Blocked, blocked.Disposition);
        Assert.Contains("smoke", blocked.Message, StringComparison.Ordinal);
        Assert.Contains(InterlockKind.EmergencyStop, (await heater.Get()).Good().Interlocks.Select(interlock => interlock.Kind));

        (await farm.Farm.LiftStop()).Good();

        Assert.Null((await farm.Farm.Get()).Good().EmergencyStop);
        Assert.Equal(WishDisposition.Commanded, (await cluster.Inside.GetGrain<IDeviceGrain>(heater.GetPrimaryKey()).Wish(wish)).Disposition);
        (await farm.Farm.LiftStop()).Bad(FailureKind.NotFound);
        var actions = (await farm.Farm.ListAudit(PageRequest.First)).Items.Select(entry => entry.Action).ToArray();
        Assert.Contains("emergency_stopped", actions);
        Assert.Contains("emergency_stop_lifted", actions);
    }

    [Fact]
    public async Task It_outlives_the_farm_s_and_the_device_s_activation()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var heater = await RunningAsync(farm, DeviceType.Heater, Heater, FailSafe.Off);
        await farm.Farm.StopEverything("smoke");
        await IsAsync(farm, (Heater, "off"));
        await cluster.ForgetAsync(farm.Farm);
        await cluster.ForgetAsync(heater);

        (await heater.Submit(On)).Bad(FailureKind.BusinessRule);
        await farm.MoveAsync(Heater, "turn_on");

        await IsAsync(farm, (Heater, "off"));
    }

    [Fact]
    public async Task A_device_that_was_away_or_did_not_obey_is_brought_there_as_soon_as_it_can_be()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var heater = await RunningAsync(farm, DeviceType.Heater, Heater, FailSafe.Off);
        farm.Home.Faults.SetAvailable(Heater, available: false);
        await FarmCluster.BecomesTrueAsync(async () => (await heater.Get()).Good().Availability == DeviceAvailability.Offline, "the heater is away");
        farm.Home.Faults.SetStuck(Heater, stuck: true);

        await farm.Farm.StopEverything("smoke");
        farm.Home.Faults.SetAvailable(Heater, available: true);
        await cluster.PassesUntilAsync(
            async () => (await heater.ListCommands(PageRequest.First)).Items.Any(command => command is { Command: CommandKind.TurnOff, Status: CommandStatus.Failed }), "it does not obey");
        farm.Home.Faults.SetStuck(Heater, stuck: false);

        await cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.State(Heater)!.State == "off"), "the heater stands");
    }

    [Fact]
    public async Task A_device_that_is_made_meanwhile_obeys()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await farm.MoveAsync(Heater, "turn_on");
        await farm.Farm.StopEverything("smoke");

        await farm.AddDeviceAsync(DeviceType.Heater, Heater);

        await IsAsync(farm, (Heater, "off"));
    }

    [Fact]
    public async Task A_command_under_way_is_overruled()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await farm.MoveAsync(Heater, "turn_off");
        var heater = await farm.AddOnlineDeviceAsync(DeviceType.Heater, Heater);
        farm.Home.Faults.SetStuck(Heater, stuck: true);
        var on = (await heater.Submit(On)).Good();

        await farm.Farm.StopEverything("smoke");

        await FarmCluster.BecomesTrueAsync(async () => (await heater.GetCommand(on.Id)).Good().Status == CommandStatus.Superseded, "it is given up");
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.CallsTo(Heater) is [.., "turn_off"]), "off is sent after it");
    }

    [Fact]
    public async Task A_reason_must_be_given()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        Assert.Equal("reason", (await farm.Farm.StopEverything(" ")).Bad(FailureKind.Validation).Details[0].Field);
    }

    private static async Task<IDeviceGrain> RunningAsync(TestFarm farm, DeviceType type, string entity, FailSafe failSafe)
    {
        await farm.MoveAsync(entity, "turn_on");
        var device = await farm.AddOnlineDeviceAsync(type, entity, new SafetyEnvelope { FailSafe = failSafe });
        await FarmCluster.BecomesTrueAsync(async () => (await device.Get()).Good().Reported?.State == PowerState.On, $"{entity} is on");
        return device;
    }

    private static Task IsAsync(TestFarm farm, params (string Entity, string State)[] states) => FarmCluster.BecomesTrueAsync(
        () => Task.FromResult(states.All(wanted => farm.Home.State(wanted.Entity)!.State == wanted.State)), string.Join(", ", states));
}
