using System.Collections.Immutable;

namespace VerticalFarm.Grains.Notifications.Delivery;

/// <summary>What a channel is told next. Pure.</summary>
/// <param name="Now">What goes out now, in one message; empty for nothing.</param>
/// <param name="NextAt">When to look again, if nothing goes out now; null when nothing waits.</param>
internal sealed record DeliveryPlan(ImmutableArray<WaitingDelivery> Now, DateTimeOffset? NextAt)
{
    /// <summary>The most that go into one digest.</summary>
    public const int MaxInDigest = 50;

    /// <summary>How long a channel that failed is left alone at the most while something critical waits.</summary>
    public static readonly TimeSpan UrgentPause = TimeSpan.FromMinutes(5);

    /// <summary>Plans for what waits.</summary>
    /// <param name="waiting">What waits, in order.</param>
    /// <param name="digest">For how long alerts that are not critical are gathered; null to tell each at once.</param>
    /// <param name="quietUntil">When the quiet hours end; null when it is not quiet now.</param>
    /// <param name="now">The time.</param>
    public static DeliveryPlan Of(IReadOnlyList<WaitingDelivery> waiting, TimeSpan? digest, DateTimeOffset? quietUntil, DateTimeOffset now)
    {
        var digestDue = digest is { } gathers && waiting.FirstOrDefault(IsGathered) is { } first ? first.CreatedAt + gathers : (DateTimeOffset?)null;
        var line = new List<WaitingDelivery>();
        DateTimeOffset? nextAt = null;
        foreach (var delivery in waiting)
        {
            if (HeldUntil(delivery) is { } until)
            {
                nextAt = Earlier(nextAt, until);
            }
            else
            {
                line.Add(delivery);
            }
        }

        // Each waits for the one before, so only the first can be tried.
        if (line is not [var head, ..])
        {
            return new DeliveryPlan([], nextAt);
        }

        var due = Due(head, line);
        return due > now ? new DeliveryPlan([], Earlier(nextAt, due)) : new DeliveryPlan(Message(head, line), null);

        DateTimeOffset? HeldUntil(WaitingDelivery delivery) =>
            delivery.Urgent ? null
            : quietUntil is not null ? quietUntil
            : IsGathered(delivery) && digestDue > now ? digestDue
            : null;

        bool IsGathered(WaitingDelivery delivery) => digest is not null && IsMergeable(delivery) && delivery.MessageId is null;

        ImmutableArray<WaitingDelivery> Message(WaitingDelivery head, List<WaitingDelivery> line) =>
            head.MessageId is { } message ? [.. line.Where(delivery => delivery.MessageId == message)]
            : IsGathered(head) ? [.. line.Where(IsGathered).Take(MaxInDigest)]
            : [head];
    }

    private static bool IsMergeable(WaitingDelivery delivery) => !delivery.Urgent && delivery.Kind is (AnnouncementKind.AlertOpened or AnnouncementKind.AlertResolved);

    private static DateTimeOffset Due(WaitingDelivery head, List<WaitingDelivery> line) =>
        head.LastTryAt is { } last && line.Any(delivery => delivery.Urgent) && last + UrgentPause < head.NextTryAt ? last + UrgentPause : head.NextTryAt;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
