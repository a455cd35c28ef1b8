using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Integrations.Sending;

namespace VerticalFarm.Grains.Notifications.Delivery;

/// <summary>What becomes of a delivery by a try.</summary>
/// <param name="State">How far it is by that.</param>
/// <param name="Attempt">The try.</param>
/// <param name="NextTryAt">When it is tried next; null when it is not.</param>
/// <param name="EndedAt">When it ended; null when it did not.</param>
internal sealed record TriedDelivery(DeliveryState State, DeliveryAttempt Attempt, DateTimeOffset? NextTryAt, DateTimeOffset? EndedAt)
{
    /// <summary>By what came of it. Pure.</summary>
    /// <param name="head">The delivery as it was before.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="attempt">The try.</param>
    /// <param name="now">The time.</param>
    /// <param name="chance">0 to 1, see <see cref="BackOff.Next"/>.</param>
    public static TriedDelivery Of(WaitingDelivery head, SendResult result, DeliveryAttempt attempt, DateTimeOffset now, double chance) => result.Outcome switch
    {
        SendOutcome.Delivered => new(DeliveryState.Delivered, attempt, null, now),
        SendOutcome.Refused => new(DeliveryState.Dead, attempt, null, now),
        _ when BackOff.Next(head.Tries + 1, head.FirstTryAt ?? attempt.At, now, result.RetryAfter, chance) is { } next => new(DeliveryState.Waiting, attempt, next, null),
        _ => new(DeliveryState.Dead, attempt, null, now),
    };
}
