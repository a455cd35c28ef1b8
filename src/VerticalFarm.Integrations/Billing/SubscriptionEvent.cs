namespace VerticalFarm.Integrations.Billing;

/// <summary>An event of Stripe's that says how a subscription stands.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When Stripe made it, to the second.</param>
/// <param name="Step">Which of two events of one second is the later: 0 a checkout, 1 the creation, 2 a change, 3 the end.</param>
/// <param name="AccountId">The account that the subscription is for; null when it was not made by us.</param>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Status">Its state in Stripe's words.</param>
/// <param name="IsPro">Whether it is for the plan <c>pro</c>.</param>
/// <param name="PeriodEndsAt">When the period that it runs for ends, if that is told.</param>
/// <param name="Ends">Whether it then ends.</param>
public sealed record SubscriptionEvent(
    string EventId,
    string Type,
    DateTimeOffset At,
    int Step,
    Guid? AccountId,
    string SubscriptionId,
    string Status,
    bool IsPro,
    DateTimeOffset? PeriodEndsAt,
    bool Ends);
