using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Billing;

/// <summary>What an account has taken, and what it could take.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BillingView")]
public sealed record BillingView
{
    /// <summary>The plan now.</summary>
    [Id(0)]
    public required Plan Plan { get; init; }

    /// <summary>How far it goes.</summary>
    [Id(1)]
    public required PlanLimits Limits { get; init; }

    /// <summary>Whether another plan can be taken here at all; false where no account with Stripe is set up.</summary>
    [Id(2)]
    public required bool Configured { get; init; }

    /// <summary>The state of the subscription in Stripe's words (active, past_due, canceled, ...); null without one.</summary>
    [Id(3)]
    public string? Status { get; init; }

    /// <summary>When the period that it runs for ends; null without a subscription.</summary>
    [Id(4)]
    public DateTimeOffset? PeriodEndsAt { get; init; }

    /// <summary>Whether it then ends, because it was cancelled.</summary>
    [Id(5)]
    public required bool Ends { get; init; }

    /// <summary>Every plan that there is, the smallest first.</summary>
    [Id(6)]
    public required ImmutableArray<PlanOffer> Plans { get; init; }
}
