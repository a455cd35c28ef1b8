using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

/// <summary>What becomes of an entity whose device is deleted while it runs: it is gone at once for people, and seen off all the same.</summary>
[Collection(typeof(ClusterTests))]
public sealed class PartingTests(FarmCluster cluster)
{
    private const string Pump = "switch.irrigation_pump";
    private const string Heater = "switch.heater";

    [Fact]
    public async Task A_device_deleted_while_Home_Assistant_is_away_is_turned_off_when_it_is_back_whatever_died_meanwhile()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, Pump);
        await GoAwayAsync(farm);

        (await pump.Delete()).Good();
        await IsNotFoundAsync(pump.Get);
        Assert.Empty((await farm.Farm.ListDevices(PageRequest.First)).Items);
        await cluster.ForgetAsync(farm.HomeAssistant);
        await cluster.ForgetAsync(pump);
        await ComeBackAsync(farm);

        await IsAsync(farm, Pump, "off");
        await LeavesNothingAsync(farm);
        Assert.Equal(["turn_off", "turn_on", "turn_off"], farm.CallsTo(Pump)); // By hand, by command, and once at the parting.
    }

    [Fact]
    public async Task A_farm_deleted_while_Home_Assistant_is_away_keeps_the_token_until_its_pump_stands_and_no_longer()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, Pump);
        await GoAwayAsync(farm);

        (await farm.Farm.Delete()).Good();
        await IsNotFoundAsync(pump.Get);
        await IsNotFoundAsync(farm.HomeAssistant.Get);
        await FarmCluster.BecomesTrueAsync(
            async () => await StateAsync("farm", farm.Id) is null && await StateAsync("device", pump.GetPrimaryKey()) is null, "farm and device are at rest");
        Assert.NotNull(await StateAsync("home-assistant", farm.Id));
        await cluster.ForgetAsync(farm.HomeAssistant);
        farm.Home.Faults.SetServerError(null);

        await IsAsync(farm, Pump, "off");
        await EndsAsync(farm.Id, pump.GetPrimaryKey());
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.WebSocketCount == 0), "its connection has ended");
    }

    [Fact]
    public async Task A_farm_whose_Home_Assistant_never_comes_back_is_forgotten_after_a_day()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await RunningAsync(farm, Pump);
        await GoAwayAsync(farm);
        (await farm.Farm.Delete()).Good();
        await FarmCluster.BecomesTrueAsync(async () => await StateAsync("farm", farm.Id) is null, "the farm is at rest");

        cluster.Clock.Advance(TimeSpan.FromHours(23));
        await cluster.Inside.GetGrain<IHomeAssistantGrain>(farm.Id).KeepConnected();
        await cluster.Inside.GetGrain<IHomeAssistantGrain>(farm.Id).Look(Pump);
        Assert.NotNull(await StateAsync("home-assistant", farm.Id));

        cluster.Clock.Advance(TimeSpan.FromHours(1));
        await EndsAsync(farm.Id);
    }

    [Fact]
    public async Task A_pump_that_does_not_obey_is_told_again_until_it_does()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, Pump);
        farm.Home.Faults.SetStuck(Pump, stuck: true);

        (await pump.Delete()).Good();
        await cluster.PassesUntilAsync(() => Task.FromResult(farm.CallsTo(Pump).Count(call => call == "turn_off") == 3), "it is told three times", TimeSpan.FromSeconds(5));
        Assert.NotEmpty(await PartingsAsync(farm));

        farm.Home.Faults.SetStuck(Pump, stuck: false);
        await IsAsync(farm, Pump, "off");
        await LeavesNothingAsync(farm);
    }

    [Fact]
    public async Task One_that_cannot_be_reached_is_turned_off_as_soon_as_it_can()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, Pump);
        farm.Home.Faults.SetAvailable(Pump, available: false);
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().Availability == DeviceAvailability.Offline, "it is away");

        (await pump.Delete()).Good();
        farm.Home.Faults.SetAvailable(Pump, available: true);

        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Pump)!.State == "off"), "it stands, and no time has passed");
    }

    [Fact]
    public async Task A_deletion_that_is_cut_short_is_finished_by_its_reminder()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, Pump);
        using var fails = cluster.Gates.Fail(farm.HomeAssistant, nameof(IHomeAssistantGrain.Leave));

        (await pump.Delete()).Good();
        Assert.Equal("on", farm.Home.State(Pump)!.State);
        await cluster.ForgetAsync(pump);
        await IsNotFoundAsync(pump.Get);

        await IsAsync(farm, Pump, "off");
        await EndsAsync(pump.GetPrimaryKey());
    }

    [Fact]
    public async Task An_entity_that_a_new_device_governs_is_that_devices_and_not_turned_off()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var former = await RunningAsync(farm, Pump);
        var other = await RunningAsync(farm, Heater);
        await GoAwayAsync(farm);
        (await former.Delete()).Good();
        (await other.Delete()).Good();
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await farm.AddDeviceAsync(DeviceType.Pump, Pump, new SafetyEnvelope { FailSafe = FailSafe.Hold });
        await FarmCluster.BecomesTrueAsync(async () => (await PartingsAsync(farm)) is [{ } left] && left.Contains(Heater, StringComparison.Ordinal), "the pump is governed again");

        await ComeBackAsync(farm);

        await IsAsync(farm, Heater, "off");
        await LeavesNothingAsync(farm);
        Assert.Equal("on", farm.Home.State(Pump)!.State);
    }

    [Fact]
    public async Task Of_a_device_that_governs_another_entity_now_the_former_one_is_seen_off_too()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, Pump);
        await GoAwayAsync(farm);

        (await pump.Update(new DevicePatch { EntityId = Heater }, null)).Good();
        await ComeBackAsync(farm);

        await IsAsync(farm, Pump, "off");
        await LeavesNothingAsync(farm);
    }

    private static async Task IsNotFoundAsync<T>(Func<Task<Result<T>>> call) =>
        Assert.Equal(CallRefusal.NotFound, (await Assert.ThrowsAsync<CallRefusedException>(call)).Refusal);

    private static async Task GoAwayAsync(TestFarm farm)
    {
        farm.Home.Faults.SetServerError(503);
        farm.Home.Faults.DropConnections();
        await farm.IsConnectedAsync(false);
    }

    private static async Task<IDeviceGrain> RunningAsync(TestFarm farm, string entity)
    {
        await farm.MoveAsync(entity, "turn_off");
        var device = await farm.AddOnlineDeviceAsync(DeviceType.Pump, entity);
        await FarmCluster.BecomesTrueAsync(async () => (await device.Get()).Good().Reported?.State == PowerState.Off, "it is off");
        var on = (await device.Submit(new CommandRequest { Command = CommandKind.TurnOn })).Good();
        Assert.Equal(CommandStatus.Observed, (await device.WaitFor(on.Id, TimeSpan.FromSeconds(30))).Good().Status);
        return device;
    }

    private Task ComeBackAsync(TestFarm farm)
    {
        farm.Home.Faults.SetServerError(null);
        return cluster.PassesUntilAsync(async () => (await farm.HomeAssistant.Get()).Good().Connected, "it is back");
    }

    private Task IsAsync(TestFarm farm, string entity, string state) =>
        cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.State(entity)!.State == state), $"{entity} is {state}");

    private Task LeavesNothingAsync(TestFarm farm) => cluster.PassesUntilAsync(async () => (await PartingsAsync(farm)).Length == 0, "nothing is left to be seen to");

    private Task<string[]> PartingsAsync(TestFarm farm) => cluster.Database.ColumnAsync<string>(
        "SELECT parting::text FROM grain_state, jsonb_array_elements(state -> 'partings') parting WHERE grain = 'home-assistant' AND key = $1", $"{farm.Id}");

    private Task<string?> StateAsync(string name, Guid key) => cluster.Database.StateOfAsync(name, key);

    private Task EndsAsync(params Guid[] keys) => cluster.PassesUntilAsync(
        async () => (await cluster.Database.KeptAsync(keys)).Length + (await cluster.Database.RemindersAsync(keys)).Length == 0,
        "nothing is kept and no reminder is left",
        TimeSpan.FromSeconds(5));
}
