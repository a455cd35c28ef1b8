namespace VerticalFarm.Contracts.Billing;

/// <summary>What an event of Stripe's says of a subscription. It is the whole state at that moment, not a change.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SubscriptionNews")]
public sealed record SubscriptionNews
{
    /// <summary>The event, by Stripe's id.</summary>
    [Id(0)]
    public required string EventId { get; init; }

    /// <summary>When Stripe made the event, to the second.</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Of two events of one second, the one with the higher number came later: 0 a checkout, 1 the subscription's creation, 2 a change of it, 3 its end.</summary>
    [Id(2)]
    public required int Step { get; init; }

    /// <summary>The subscription, by Stripe's id.</summary>
    [Id(3)]
    public required string SubscriptionId { get; init; }

    /// <summary>Its state in Stripe's words.</summary>
    [Id(4)]
    public required string Status { get; init; }

    /// <summary>The plan that it is for; null for something that is no plan of ours.</summary>
    [Id(5)]
    public required Plan? Plan { get; init; }

    /// <summary>When the period that it runs for ends, if that was told.</summary>
    [Id(6)]
    public DateTimeOffset? PeriodEndsAt { get; init; }

    /// <summary>Whether it then ends.</summary>
    [Id(7)]
    public bool Ends { get; init; }
}
