using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

[Collection(typeof(ClusterTests))]
public sealed class CommandTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";
    private static readonly CommandRequest On = new() { Command = CommandKind.TurnOn };
    private static readonly CommandRequest Off = new() { Command = CommandKind.TurnOff };

    [Fact]
    public async Task A_command_ends_when_the_device_was_seen_to_follow()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        var command = await EndAsync(fan, await fan.Submit(On));

        Assert.Equal(CommandStatus.Observed, command.Status);
        Assert.Equal((CommandSourceKind.User, farm.Owner.Id), (command.Source.Kind, command.Source.Id));
        Assert.NotNull(command.SentAt);
        Assert.NotNull(command.EndedAt);
        Assert.Equal(PowerState.On, (await fan.Get()).Good().Reported?.State);
        Assert.Equal(["turn_on"], farm.CallsTo(Fan));
        await FarmCluster.BecomesTrueAsync( // The history is written once the device has been seen to.
            async () => (await fan.ListCommands(PageRequest.First)).Items is [var kept] && kept == command, "the history tells of it");
    }

    [Fact]
    public async Task A_level_is_set_and_seen()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var lamp = await farm.AddOnlineDeviceAsync(DeviceType.Light, "light.grow_lamps");

        var command = await EndAsync(lamp, await lamp.Submit(new CommandRequest { Command = CommandKind.Set, Data = new CommandData { Level = 40 } }));

        Assert.Equal(CommandStatus.Observed, command.Status);
        Assert.InRange((await lamp.Get()).Good().Reported!.Level!.Value, 39, 41);
    }

    [Fact]
    public async Task A_device_that_does_not_follow_is_told_three_times_and_then_the_command_has_failed()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        farm.Home.Faults.SetStuck(Fan, stuck: true);

        var submitted = (await fan.Submit(On)).Good();
        await cluster.PassesUntilAsync(async () => (await fan.GetCommand(submitted.Id)).Good().HasEnded, "the command ends");

        var command = (await fan.GetCommand(submitted.Id)).Good();
        Assert.Equal((CommandStatus.Failed, 3), (command.Status, command.Tries));
        Assert.Contains("not seen to follow", command.Message, StringComparison.Ordinal);
        Assert.Equal(3, farm.CallsTo(Fan).Length);

        // Who was told that it failed must not see it happen later.
        Assert.Null((await fan.Get()).Good().Desired);
    }

    [Fact]
    public async Task A_newer_command_takes_the_place_of_one_in_flight()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        farm.Home.Faults.SetStuck(Fan, stuck: true);
        var first = (await fan.Submit(On)).Good();

        var second = await EndAsync(fan, await fan.Submit(Off));

        Assert.Equal(CommandStatus.Superseded, (await fan.GetCommand(first.Id)).Good().Status);
        Assert.Equal(CommandStatus.Observed, second.Status);
    }

    [Fact]
    public async Task An_off_that_failed_is_still_wanted_and_sent_when_the_device_comes_back()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        await EndAsync(fan, await fan.Submit(On));
        farm.Home.Faults.SetStuck(Fan, stuck: true);
        var off = (await fan.Submit(Off)).Good();
        await cluster.PassesUntilAsync(async () => (await fan.GetCommand(off.Id)).Good().Status == CommandStatus.Failed, "the command fails");

        farm.Home.Faults.SetStuck(Fan, stuck: false);
        farm.Home.Faults.SetAvailable(Fan, available: false);
        await SeenAsync(fan, DeviceAvailability.Offline);
        farm.Home.Faults.SetAvailable(Fan, available: true);

        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Fan)!.State == "off"), "the fan stands");
    }

    [Fact]
    public async Task Without_Home_Assistant_a_command_fails_and_says_so()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var fan = await farm.AddDeviceAsync(DeviceType.Fan, Fan);

        var command = await EndAsync(fan, await fan.Submit(On));

        Assert.Equal(CommandStatus.Failed, command.Status);
        Assert.Contains("not connected", command.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_in_flight_survives_the_death_of_its_silo()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        farm.Home.Faults.SetStuck(Fan, stuck: true);
        var command = (await fan.Submit(On)).Good();
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.CallsTo(Fan).Length == 1), "it was sent");

        await cluster.ForgetAsync(fan);
        farm.Home.Faults.SetStuck(Fan, stuck: false);
        await cluster.PassesUntilAsync(async () => (await fan.GetCommand(command.Id)).Good().Status == CommandStatus.Observed, "it is tried again and seen");

        Assert.Equal(2, (await fan.GetCommand(command.Id)).Good().Tries);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_every_bad_field_is_named()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);

        var failure = (await fan.Submit(new CommandRequest
        {
            Command = CommandKind.TurnOff,
            Data = new CommandData { Level = 101 },
            ForSeconds = 0,
            OverrideSeconds = -1,
        })).Bad(FailureKind.Validation);

        Assert.Equal(["data.level", "for_seconds", "override_seconds"], failure.Details.Select(error => error.Field).Distinct().Order());
        Assert.Empty(farm.CallsTo(Fan));
    }

    [Fact]
    public async Task A_fresh_command_history_is_read_from_the_database_page_by_page()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        for (var i = 0; i < 3; i++)
        {
            await EndAsync(fan, await fan.Submit(i % 2 == 0 ? On : Off));
            cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await cluster.ForgetAsync(fan);
        var page = await fan.ListCommands(new PageRequest(1, 1));

        Assert.Equal(3, page.Total);
        Assert.Equal(CommandKind.TurnOff, Assert.Single(page.Items).Command);
    }

    private static async Task<CommandView> EndAsync(IDeviceGrain device, Result<CommandView> submitted) =>
        (await device.WaitFor(submitted.Good().Id, TimeSpan.FromSeconds(30))).Good();

    private static Task SeenAsync(IDeviceGrain device, DeviceAvailability availability) => FarmCluster.BecomesTrueAsync(
        async () => (await device.Get()).Good().Availability == availability, $"the device is {availability}");
}
