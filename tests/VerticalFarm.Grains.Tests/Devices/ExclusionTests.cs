using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

/// <summary>A heater and a fan that must never be on together; only the heater's envelope says so.</summary>
[Collection(typeof(ClusterTests))]
public sealed class ExclusionTests(FarmCluster cluster)
{
    private const string Heater = "switch.heater";
    private const string Fan = "fan.exhaust_fan";
    private static readonly CommandRequest On = new() { Command = CommandKind.TurnOn };
    private static readonly CommandRequest Off = new() { Command = CommandKind.TurnOff };

    [Fact]
    public async Task While_one_is_on_the_other_is_refused_and_told_why_whichever_names_the_other()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (heater, fan) = await FurnishAsync(farm);
        await EndsAsync(heater, await heater.Submit(On));

        var refusal = (await fan.Submit(On)).Bad(FailureKind.BusinessRule);
        Assert.Contains("\"Heater\" is on", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("exclusive_with", refusal.Details[0].Message);
        Assert.DoesNotContain("turn_on", farm.CallsTo(Fan));

        await EndsAsync(heater, await heater.Submit(Off));
        await EndsAsync(fan, await fan.Submit(On));
        Assert.Contains("\"Fan\" is on", (await heater.Submit(On)).Bad(FailureKind.BusinessRule).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_that_are_commanded_at_the_same_instant_one_gets_it()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (heater, fan) = await FurnishAsync(farm);
        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(heater.Submit(On), fan.Submit(On));
            Assert.Single(answers, answer => answer.Failure is null);
            Assert.False(farm.Home.State(Heater)!.State == "on" && farm.Home.State(Fan)!.State == "on");

            var winner = answers[0].Failure is null ? heater : fan;
            await winner.WaitFor(answers.Single(answer => answer.Failure is null).Value!.Id, TimeSpan.FromSeconds(30));
            await EndsAsync(winner, await winner.Submit(Off));
        }
    }

    [Fact]
    public async Task One_that_died_with_its_turn_and_is_off_gives_it_back_when_the_other_asks()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (heater, fan) = await FurnishAsync(farm);
        await cluster.Inside.GetGrain<IExclusionGrain>(farm.Id).Take(heater.GetPrimaryKey(), []);
        await cluster.ForgetAsync(heater);

        await FarmCluster.BecomesTrueAsync(async () => (await fan.Submit(On)).Failure is null, "the fan gets its turn");
    }

    [Fact]
    public async Task One_that_cannot_be_reached_may_be_on_and_keeps_its_turn_over_the_death_of_its_silo()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (heater, fan) = await FurnishAsync(farm);
        await EndsAsync(heater, await heater.Submit(On));
        farm.Home.Faults.SetAvailable(Heater, available: false);
        await FarmCluster.BecomesTrueAsync(async () => (await heater.Get()).Good().Availability == DeviceAvailability.Offline, "the heater is away");
        await cluster.ForgetAsync(heater);
        await cluster.ForgetAsync(cluster.Inside.GetGrain<IExclusionGrain>(farm.Id));

        (await fan.Submit(On)).Bad(FailureKind.BusinessRule);
    }

    [Fact]
    public async Task One_that_is_turned_on_by_hand_while_the_other_is_on_is_turned_off_again()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var (heater, _) = await FurnishAsync(farm);
        await EndsAsync(heater, await heater.Submit(On));

        await farm.MoveAsync(Fan, "turn_on");

        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(farm.Home.State(Fan)!.State == "off"), "the fan stands");
        Assert.Equal("on", farm.Home.State(Heater)!.State);
    }

    [Fact]
    public async Task Both_cannot_be_the_one_that_is_on_when_all_fails()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var heater = await farm.AddDeviceAsync(DeviceType.Heater, Heater, new SafetyEnvelope { FailSafe = FailSafe.On });
        var spec = new DeviceSpec
        {
            Name = "Fan",
            Type = DeviceType.Fan,
            EntityId = Fan,
            Safety = new SafetyEnvelope { FailSafe = FailSafe.On, ExclusiveWith = [heater.GetPrimaryKey()] },
        };

        Assert.Equal("safety.fail_safe", (await farm.Farm.AddDevice(spec)).Bad(FailureKind.BusinessRule).Details[0].Field);
        var foreign = spec with { Safety = new SafetyEnvelope { ExclusiveWith = [Guid.NewGuid()], Requires = [new SensorRequirement { SensorId = Guid.NewGuid(), MaxAgeSeconds = 60 }] } };
        Assert.Equal(
            ["safety.exclusive_with[0]", "safety.requires[0].sensor_id"],
            (await farm.Farm.AddDevice(foreign)).Bad(FailureKind.BusinessRule).Details.Select(detail => detail.Field));
    }

    private static async Task<(IDeviceGrain Heater, IDeviceGrain Fan)> FurnishAsync(TestFarm farm)
    {
        await farm.MoveAsync(Fan, "turn_off");
        await farm.MoveAsync(Heater, "turn_off");
        var fan = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        return (await farm.AddOnlineDeviceAsync(DeviceType.Heater, Heater, new SafetyEnvelope { ExclusiveWith = [fan.GetPrimaryKey()] }), fan);
    }

    private static async Task EndsAsync(IDeviceGrain device, Result<CommandView> submitted) =>
        Assert.Equal(CommandStatus.Observed, (await device.WaitFor(submitted.Good().Id, TimeSpan.FromSeconds(30))).Good().Status);
}
