using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

[Collection(typeof(ClusterTests))]
public sealed class LeaseTests(FarmCluster cluster)
{
    private const string Pump = "switch.irrigation_pump";
    private static readonly SafetyEnvelope OneMinute = new() { MaxOnSeconds = 60 };

    [Fact]
    public async Task A_pump_turns_itself_off_when_its_time_is_over()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, OneMinute);
        Assert.NotNull((await pump.Get()).Good().LeaseExpiresAt);

        await cluster.PassesUntilAsync(() => Task.FromResult(IsOff(farm)), "the pump stands");

        var last = (await pump.ListCommands(PageRequest.First)).Items[0];
        Assert.Equal((CommandKind.TurnOff, CommandSourceKind.Device), (last.Command, last.Source.Kind));
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().LeaseExpiresAt is null, "the lease is over");
    }

    [Fact]
    public async Task A_pump_whose_activation_ended_is_turned_off_by_its_reminder_though_nobody_else_calls()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, OneMinute);
        var end = (await pump.Get()).Good().LeaseExpiresAt!.Value;

        // The connection would have the device look every minute, and no silo dies or starts that would look for leases.
        using var silent = cluster.Gates.Fail(farm.HomeAssistant, nameof(IRemindable.ReceiveReminder), times: int.MaxValue);
        using var untold = cluster.Gates.Fail(farm.HomeAssistant, nameof(IHomeAssistantGrain.KeepConnected), times: int.MaxValue);
        await cluster.ForgetAsync(pump);

        await cluster.PassesUntilAsync(() => Task.FromResult(IsOff(farm)), "the pump stands");
        Assert.True(cluster.Clock.GetUtcNow() <= end.AddSeconds(60));
    }

    [Fact]
    public async Task Asked_for_a_shorter_time_it_runs_for_that()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await farm.AddOnlineDeviceAsync(DeviceType.Pump, Pump, OneMinute);
        var start = cluster.Clock.GetUtcNow();

        await pump.Submit(new CommandRequest { Command = CommandKind.TurnOn, ForSeconds = 20 });

        Assert.Equal(start.AddSeconds(20), (await pump.Get()).Good().LeaseExpiresAt);
    }

    [Fact]
    public async Task A_pump_that_somebody_turned_on_in_Home_Assistant_is_under_the_envelope_too()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        await farm.MoveAsync(Pump, "turn_off");
        var pump = await farm.AddOnlineDeviceAsync(DeviceType.Pump, Pump, OneMinute);

        await farm.MoveAsync(Pump, "turn_on");
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().LeaseExpiresAt is not null, "it has a lease");

        await cluster.PassesUntilAsync(() => Task.FromResult(IsOff(farm)), "the pump stands");
    }

    [Fact]
    public async Task A_pump_that_was_away_when_its_time_was_over_is_turned_off_when_it_comes_back()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, OneMinute);
        farm.Home.Faults.SetAvailable(Pump, available: false);
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().Availability == DeviceAvailability.Offline, "the pump is away");
        cluster.Clock.Advance(TimeSpan.FromSeconds(61));
        await FarmCluster.BecomesTrueAsync(async () => (await pump.Get()).Good().Desired?.State == PowerState.Off, "off is wanted");
        Assert.Equal("turn_on", farm.CallsTo(Pump)[^1]);

        farm.Home.Faults.SetAvailable(Pump, available: true);

        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(IsOff(farm)), "the pump stands");
    }

    [Fact]
    public async Task What_was_turned_off_rests_and_the_refusal_says_until_when()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, new SafetyEnvelope { MinOffSeconds = 120 });
        var off = (await pump.Submit(new CommandRequest { Command = CommandKind.TurnOff })).Good();
        await pump.WaitFor(off.Id, TimeSpan.FromSeconds(30));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));

        var refusal = (await pump.Submit(new CommandRequest { Command = CommandKind.TurnOn })).Bad(FailureKind.BusinessRule);
        Assert.Contains("min_off_seconds", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("until 20", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(CommandStatus.Blocked, (await pump.ListCommands(PageRequest.First)).Items[0].Status);

        cluster.Clock.Advance(TimeSpan.FromSeconds(121));
        (await pump.Submit(new CommandRequest { Command = CommandKind.TurnOn })).Good();
    }

    [Fact]
    public async Task The_rest_is_kept_over_the_death_of_the_silo()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var pump = await RunningAsync(farm, new SafetyEnvelope { MinOffSeconds = 120 });
        var off = (await pump.Submit(new CommandRequest { Command = CommandKind.TurnOff })).Good();
        await pump.WaitFor(off.Id, TimeSpan.FromSeconds(30));

        await cluster.ForgetAsync(pump);

        (await pump.Submit(new CommandRequest { Command = CommandKind.TurnOn })).Bad(FailureKind.BusinessRule);
    }

    private static bool IsOff(TestFarm farm) => farm.Home.State(Pump)!.State == "off";

    private static async Task<IDeviceGrain> RunningAsync(TestFarm farm, SafetyEnvelope safety)
    {
        await farm.MoveAsync(Pump, "turn_off");
        var pump = await farm.AddOnlineDeviceAsync(DeviceType.Pump, Pump, safety);
        var on = (await pump.Submit(new CommandRequest { Command = CommandKind.TurnOn })).Good();
        Assert.Equal(CommandStatus.Observed, (await pump.WaitFor(on.Id, TimeSpan.FromSeconds(30))).Good().Status);
        return pump;
    }
}
