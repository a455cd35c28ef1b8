using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Tests.Alerts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant.Faults;

/// <summary>What people are told of a fault: that one thing, opened once, over when the fault is.</summary>
public sealed partial class FaultTests
{
    private static readonly TimeSpan LongerThanAnyGrace = TimeSpan.FromMinutes(5);

    /// <summary>Waits until people are told, and of nothing else.</summary>
    private async Task<AlertView> TellsAsync(TestFarm farm, AlertKind kind, AlertSeverity severity, AlertSource source, Func<Task>? look = null)
    {
        await cluster.PassesUntilAsync(
            async () =>
            {
                await (look?.Invoke() ?? Task.CompletedTask);
                return !(await farm.AlertsAsync(cluster)).IsEmpty;
            },
            "people are told",
            TimeSpan.FromSeconds(5));
        var alert = Assert.Single(await farm.AlertsAsync(cluster));
        Assert.Equal((kind, severity, source, AlertState.Open, 1), (alert.Kind, alert.Severity, alert.Source, alert.State, alert.Count));
        return alert;
    }

    /// <summary>Waits until it is over; it was opened once, and nothing else was told but what the test says it allows.</summary>
    private async Task IsOverAsync(TestFarm farm, AlertView told, AlertKind? besides = null)
    {
        await cluster.PassesUntilAsync(async () => (await farm.AlertsAsync(cluster)).All(alert => alert.State == AlertState.Resolved), "it is over", TimeSpan.FromSeconds(5));
        Assert.Equal(told.Id, Assert.Single(await farm.AlertsAsync(cluster), alert => alert.Kind != besides).Id);
    }

    /// <summary>Nothing was told, and nothing is when the graces are over.</summary>
    private async Task TellsNothingAsync(TestFarm farm, IDeviceGrain device)
    {
        cluster.Clock.Advance(LongerThanAnyGrace);
        await ViewAsync(farm);
        await device.Get();
        Assert.Empty(await farm.AlertsAsync(cluster));
    }
}
