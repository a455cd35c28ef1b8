using System.Collections.Immutable;
using VerticalFarm.Contracts.Billing;

namespace VerticalFarm.Grains.Billing;

/// <summary>What is known of the subscriptions of an account: of each the latest, and those that ended too, so that no late event wakes one again.</summary>
internal sealed record BillingState
{
    public ImmutableArray<SubscriptionNews> Subscriptions { get; init; } = [];
}
