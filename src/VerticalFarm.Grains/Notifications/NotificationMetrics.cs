using System.Diagnostics;
using System.Diagnostics.Metrics;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Notifications;

namespace VerticalFarm.Grains.Notifications;

/// <summary>What operators see of notifications: spans of the tries, and counts. Counted by this process since it began; the table of deliveries knows of each.</summary>
internal static class NotificationMetrics
{
    private const string Name = "VerticalFarm.Notifications";
    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Deliveries =
        Meter.CreateCounter<long>("verticalfarm.notifications.delivered", "{notification}", "Notifications that a channel took, by kind of channel");

    private static readonly Counter<long> Failures =
        Meter.CreateCounter<long>("verticalfarm.notifications.failed", "{try}", "Tries that failed, by kind of channel");

    private static readonly Counter<long> Deaths =
        Meter.CreateCounter<long>("verticalfarm.notifications.dead", "{notification}", "Notifications that were given up, by kind of channel");

    private static readonly UpDownCounter<long> Waits =
        Meter.CreateUpDownCounter<long>("verticalfarm.notifications.waiting", "{notification}", "Notifications that wait for their (next) try, of the farms that this silo looks after");

    /// <summary>The span of a try; null when nobody traces.</summary>
    public static Activity? Try(ChannelKind kind, Guid messageId, int items) => Source.StartActivity("notifications.deliver", ActivityKind.Client)
        ?.SetTag("channel.kind", EnumNames.Of(kind)).SetTag("message.id", messageId).SetTag("message.items", items);

    public static void Tried(Activity? span, ChannelKind kind, DeliveryState state, bool failed, int items)
    {
        var tag = Tag(kind);
        if (failed)
        {
            Failures.Add(1, tag);
        }

        if (state == DeliveryState.Delivered)
        {
            Deliveries.Add(items, tag);
        }
        else if (state == DeliveryState.Dead)
        {
            Deaths.Add(items, tag);
        }

        span?.SetTag("outcome", EnumNames.Of(state)).SetStatus(failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
    }

    public static void Dropped(int count) => Deaths.Add(count, new KeyValuePair<string, object?>("kind", "dropped"));

    public static void Waiting(int more) => Waits.Add(more);

    private static KeyValuePair<string, object?> Tag(ChannelKind kind) => new("kind", EnumNames.Of(kind));
}
