using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Billing;

/// <summary>
/// The plan of an account. Key: the user's id. Accounts ask it for limits in the middle of their own turns, so what it only tells interleaves,
/// and it asks an account for nothing but what interleaves there.
/// </summary>
[Alias("VerticalFarm.IBillingGrain")]
public interface IBillingGrain : IGrainWithGuidKey
{
    /// <summary>The plan, its limits, and what else there is.</summary>
    [Alias("Get")]
    [Requires(Permission.Self), AlwaysInterleave]
    Task<Result<BillingView>> Get();

    /// <summary>
    /// Where to pay for a plan. Nothing changes until Stripe tells that it was paid. <see cref="FailureKind.BusinessRule"/> when billing is not
    /// configured, and for a plan that costs nothing or is the account's already; <see cref="FailureKind.Upstream"/> when Stripe does not answer.
    /// </summary>
    [Alias("Checkout")]
    [Requires(Permission.Self)]
    Task<Result<CheckoutView>> Checkout(Plan plan);

    /// <summary>How many farms the account may make.</summary>
    [Alias("MaxFarms")]
    [AlwaysInterleave]
    Task<int> MaxFarms();

    /// <summary>
    /// Takes what is news of a subscription, in whatever order and however often it comes: the latest by Stripe's own time counts, and an end is
    /// an end. Committed on return. False when there is no such account.
    /// </summary>
    [Alias("Apply")]
    Task<bool> Apply(SubscriptionNews news);

    /// <summary>Ends what is still being paid for, because the account ends, and forgets all. May be called again.</summary>
    [Alias("Close")]
    Task Close();
}
