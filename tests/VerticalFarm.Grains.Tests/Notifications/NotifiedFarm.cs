using System.Collections.Immutable;
using System.Text.Json;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Tests.Alerts;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Notifications;

/// <summary>A farm whose people are told, and somebody who is told.</summary>
internal static class NotifiedFarm
{
    public static INotificationsGrain Notifications(this TestFarm farm, FarmCluster cluster) => cluster.Gateway.GetGrain<INotificationsGrain>(farm.Id);

    public static ChannelSpec Hook(HttpReceiver receiver) => new() { Kind = ChannelKind.Webhook, Name = "Hook", Url = $"http://hook.test:{receiver.Port}/" };

    /// <summary>A channel that leads to a receiver; its id.</summary>
    public static Task<Guid> AddHookAsync(this TestFarm farm, FarmCluster cluster, HttpReceiver receiver, Func<ChannelSpec, ChannelSpec>? but = null) =>
        farm.AddChannelAsync(cluster, but?.Invoke(Hook(receiver)) ?? Hook(receiver));

    public static async Task<Guid> AddChannelAsync(this TestFarm farm, FarmCluster cluster, ChannelSpec spec) =>
        (await farm.Notifications(cluster).Add(spec, Guid.NewGuid())).Good().Channel.Id;

    /// <summary>A part that says nothing by itself, of which the test alone says what is wrong: a rule that is off.</summary>
    public static async Task<AlertSource> SourceAsync(this TestFarm farm) => AlertSource.Rule((await farm.AddRuleAsync(new RuleDefinition
    {
        Name = "Off",
        Mode = RuleMode.Disabled,
        When = new TimeCondition(new TimeOnly(6, 0), new TimeOnly(22, 0), []),
        Then = [new NotifyAction(AlertSeverity.Info, "Look")],
    })).GetPrimaryKey());

    /// <summary>Something goes wrong, anew each time.</summary>
    public static async Task RaiseAsync(this TestFarm farm, FarmCluster cluster, AlertSource source, AlertSeverity severity = AlertSeverity.Warning, string message = "too warm")
    {
        cluster.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await farm.AlertsInside(cluster).Raise(new AlertSignal
        {
            Source = source,
            Kind = AlertKind.ThresholdHigh,
            Severity = severity,
            Message = message,
            At = cluster.Clock.GetUtcNow(),
        }));
    }

    public static async Task<ImmutableArray<DeliveryView>> DeliveriesAsync(this TestFarm farm, FarmCluster cluster, Guid channel, DeliveryState? state = null) =>
        (await farm.Notifications(cluster).ListDeliveries(channel, new DeliveryQuery { State = state })).Good().Items;

    public static async Task<DeliveryView> OldestDeliveryAsync(this TestFarm farm, FarmCluster cluster, Guid channel) => (await farm.DeliveriesAsync(cluster, channel))[^1];

    public static Task DeliveredAsync(this TestFarm farm, FarmCluster cluster, Guid channel, int count) => FarmCluster.BecomesTrueAsync(
        async () => (await farm.DeliveriesAsync(cluster, channel, DeliveryState.Delivered)).Length == count, $"{count} are delivered");

    public static Task TriedAsync(this TestFarm farm, FarmCluster cluster, Guid channel, int times, DeliveryState? state = null) => FarmCluster.BecomesTrueAsync(
        async () => (await farm.DeliveriesAsync(cluster, channel, state)).Any(delivery => delivery.Tries >= times), $"it was tried {times} times");

    /// <summary>Time goes by in steps that are short beside the pauses between tries, so that these can be told.</summary>
    public static Task PassesSlowlyAsync(this FarmCluster cluster, Func<Task<bool>> condition, string because) => cluster.PassesUntilAsync(condition, because, TimeSpan.FromSeconds(2));

    /// <summary>What a receiver was told, by event and title.</summary>
    public static string[] Told(this HttpReceiver receiver) => [.. receiver.All.Select(request => JsonDocument.Parse(request.Body).RootElement)
        .Select(body => body.TryGetProperty("items", out var items) ? $"digest of {items.GetArrayLength()}" : $"{body.GetProperty("event").GetString()} {body.GetProperty("title").GetString()}")];

    public static Announcement Announcement(this TestFarm farm, FarmCluster cluster, AnnouncementKind kind = AnnouncementKind.Report) => new()
    {
        Id = Guid.NewGuid(),
        FarmId = farm.Id,
        Kind = kind,
        Severity = AlertSeverity.Info,
        Title = "Report",
        Text = "All is well",
        Html = "<p>All is well</p>",
        Data = JsonSerializer.SerializeToElement(new { date = "2026-11-22" }),
        At = cluster.Clock.GetUtcNow(),
    };
}
