using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Grains.Tests.Alerts;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Notifications;

/// <summary>What is told later than it happened: digests, quiet hours, escalation.</summary>
[Collection(typeof(ClusterTests))]
public sealed class DeliveryTimeTests(FarmCluster cluster)
{
    [Fact]
    public async Task What_is_not_critical_is_gathered_and_told_in_one()
    {
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver, spec => spec with { DigestMinutes = 15 });
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "one");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "two");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "three");

        await farm.DeliveredAsync(cluster, hook, 1);
        await cluster.PassesSlowlyAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Delivered)).Length == 3, "the digest goes out");

        Assert.Equal(["alert_opened Critical: three", "digest of 2"], receiver.Told());
        Assert.Equal(2, (await farm.DeliveriesAsync(cluster, hook)).Select(delivery => delivery.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task In_quiet_hours_only_what_is_critical_is_told()
    {
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var now = TimeOnly.FromTimeSpan(cluster.Clock.GetUtcNow().TimeOfDay);
        var hook = await farm.AddHookAsync(cluster, receiver, spec => spec with { QuietHours = QuietHours.Of(now.AddHours(-1), now.AddMinutes(20)) });
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "warm");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "frost");

        await farm.DeliveredAsync(cluster, hook, 1);
        Assert.Equal(["alert_opened Critical: frost"], receiver.Told());
        var silence = cluster.Clock.GetUtcNow();
        await cluster.PassesSlowlyAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Delivered)).Length == 2, "the rest is told when they end");
        Assert.True(cluster.Clock.GetUtcNow() - silence >= TimeSpan.FromMinutes(18));
    }

    [Fact]
    public async Task A_critical_alert_that_nobody_acknowledges_is_told_again_once_and_one_that_somebody_does_is_not()
    {
        await using var first = HttpReceiver.Judging(_ => 200);
        await using var boss = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddHookAsync(cluster, first, spec => spec with { EscalateAfterMinutes = 5 });
        await farm.AddHookAsync(cluster, boss, spec => spec with { Alerts = AlertsWanted.Escalated, EscalateAfterMinutes = 15 });
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "heard");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "unheard");
        var heard = (await farm.AlertsAsync(cluster)).Single(alert => alert.Message == "heard");
        (await farm.Alerts(cluster).Acknowledge(heard.Id)).Good();
        var start = cluster.Clock.GetUtcNow();

        await cluster.PassesSlowlyAsync(() => Task.FromResult(first.All.Count == 3), "the first one is told again");
        Assert.True(cluster.Clock.GetUtcNow() - start >= TimeSpan.FromMinutes(4.9));
        await cluster.PassesSlowlyAsync(() => Task.FromResult(boss.All.Count == 1), "the boss is told");
        Assert.True(cluster.Clock.GetUtcNow() - start >= TimeSpan.FromMinutes(14.9));
        await cluster.PassesSlowlyAsync(() => Task.FromResult(cluster.Clock.GetUtcNow() - start > TimeSpan.FromHours(1)), "an hour is over");

        Assert.Equal(["alert_opened Critical: heard", "alert_opened Critical: unheard", "alert_escalated Nobody has acknowledged: unheard"], first.Told());
        Assert.Equal(["alert_escalated Nobody has acknowledged: unheard"], boss.Told());
    }
}
