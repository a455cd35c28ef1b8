using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Devices;

[Collection(typeof(ClusterTests))]
public sealed class BudgetTests(FarmCluster cluster)
{
    private const string Valve = "switch.co2_valve";
    private static readonly CommandRequest On = new() { Command = CommandKind.TurnOn };
    private static readonly SafetyEnvelope TenMinutes = new() { MaxOnSecondsPerDay = 600 };

    [Fact]
    public async Task When_the_day_s_budget_is_used_up_the_device_turns_off_and_stays_off_until_the_next_local_day()
    {
        await using var farm = await AtNoonAsync();
        var valve = await farm.AddOnlineDeviceAsync(DeviceType.Valve, Valve, TenMinutes);
        (await valve.Submit(On)).Good();
        await SeenAsync(valve, PowerState.On);
        cluster.Clock.Advance(TimeSpan.FromSeconds(590));
        Assert.Equal("on", farm.Home.State(Valve)!.State);

        await cluster.PassesUntilAsync(async () => (await valve.Get()).Good().Reported?.State == PowerState.Off, "the valve is shut");

        var refusal = (await valve.Submit(On)).Bad(FailureKind.BusinessRule);
        Assert.Contains("max_on_seconds_per_day", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["interlock", "until"], refusal.Details.Select(detail => detail.Field));
        var view = (await valve.Get()).Good();
        Assert.Equal(InterlockKind.MaxOnSecondsPerDay, Assert.Single(view.Interlocks).Kind);
        Assert.InRange(view.OnSecondsToday, 600, 605);
        Assert.Equal(0, view.Interlocks[0].Until!.Value.Minute);

        // Where the farm is, it is another day.
        (await farm.Farm.Update(new FarmPatch { Timezone = cluster.Clock.GetUtcNow().Hour < 12 ? "Etc/GMT+12" : "Etc/GMT-14" }, null)).Good();
        (await valve.Submit(On)).Good();
    }

    [Fact]
    public async Task What_somebody_turned_on_in_Home_Assistant_counts_and_is_kept_over_the_death_of_the_silo()
    {
        await using var farm = await AtNoonAsync();
        var valve = await farm.AddOnlineDeviceAsync(DeviceType.Valve, Valve, TenMinutes);
        await farm.MoveAsync(Valve, "turn_on");
        await SeenAsync(valve, PowerState.On);
        cluster.Clock.Advance(TimeSpan.FromSeconds(400));
        await farm.MoveAsync(Valve, "turn_off");
        await SeenAsync(valve, PowerState.Off);
        await cluster.ForgetAsync(valve);
        Assert.Equal(400, (await valve.Get()).Good().OnSecondsToday);

        await farm.MoveAsync(Valve, "turn_on");
        await SeenAsync(valve, PowerState.On);
        cluster.Clock.Advance(TimeSpan.FromSeconds(199));
        Assert.Equal("on", farm.Home.State(Valve)!.State);
        await cluster.ForgetAsync(valve);

        await cluster.PassesUntilAsync(() => Task.FromResult(farm.Home.State(Valve)!.State == "off"), "the valve is shut by its reminder");
    }

    // The clock of the tests may stand anywhere; a day that begins or ends would be another test.
    private async Task<TestFarm> AtNoonAsync()
    {
        var farm = await TestFarm.CreateAsync(cluster, $"Etc/GMT{cluster.Clock.GetUtcNow().Hour - 12:+0;-0;+0}");
        await farm.ConnectAsync();
        return farm;
    }

    private static Task SeenAsync(IDeviceGrain device, PowerState power) =>
        FarmCluster.BecomesTrueAsync(async () => (await device.Get()).Good().Reported?.State == power, $"it is seen {power}");
}
