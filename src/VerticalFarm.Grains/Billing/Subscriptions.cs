using System.Collections.Immutable;
using VerticalFarm.Contracts.Billing;

namespace VerticalFarm.Grains.Billing;

/// <summary>
/// What events come to. Stripe sends them in no order, and some twice; so of each subscription the one counts that is the last by an order of
/// all events that there can be, whichever came first.
/// </summary>
internal static class Subscriptions
{
    /// <summary>How many are remembered; of more, those that ended longest ago are forgotten.</summary>
    private const int Remembered = 20;

    // While Stripe still tries to collect a payment, the plan stays.
    private static readonly string[] Entitling = ["active", "trialing", "past_due"];
    private static readonly string[] Over = ["canceled", "incomplete_expired"];

    /// <summary>Takes news; the same list when it is none.</summary>
    public static ImmutableArray<SubscriptionNews> With(this ImmutableArray<SubscriptionNews> known, SubscriptionNews news)
    {
        var before = known.FirstOrDefault(subscription => subscription.SubscriptionId == news.SubscriptionId);
        if (before is not null)
        {
            return Compare(news, before) > 0 ? known.Replace(before, news) : known;
        }

        return [.. known.Add(news).OrderBy(IsOver).ThenByDescending(subscription => subscription.At).ThenBy(subscription => subscription.SubscriptionId, StringComparer.Ordinal).Take(Remembered)];
    }

    /// <summary>The plan that they come to.</summary>
    public static Plan Plan(this ImmutableArray<SubscriptionNews> known) =>
        known.Where(IsEntitling).Select(subscription => subscription.Plan ?? Contracts.Billing.Plan.Free).DefaultIfEmpty().Max();

    /// <summary>The one that people mean: that which the plan comes from, else the latest.</summary>
    public static SubscriptionNews? Main(this ImmutableArray<SubscriptionNews> known) =>
        known.OrderByDescending(IsEntitling).ThenByDescending(subscription => subscription.Plan).ThenByDescending(subscription => subscription.At).FirstOrDefault();

    /// <summary>Those that somebody may still have to pay for.</summary>
    public static IEnumerable<SubscriptionNews> Running(this ImmutableArray<SubscriptionNews> known) => known.Where(subscription => !IsOver(subscription));

    private static bool IsEntitling(SubscriptionNews subscription) => Entitling.Contains(subscription.Status);

    private static bool IsOver(SubscriptionNews subscription) => Over.Contains(subscription.Status);

    /// <summary>
    /// An end is after all else, for Stripe never wakes a subscription again; what it says of the subscription itself is after what it says of a
    /// checkout; then its time counts, in whole seconds. Within one, what comes of what: its creation, changes, and of those being paid after waiting for it.
    /// The ids come last, so that even what cannot be told apart is the same in whatever order it came.
    /// </summary>
    private static int Compare(SubscriptionNews one, SubscriptionNews other) => Order(one).CompareTo(Order(other)) switch
    {
        0 => string.CompareOrdinal(one.EventId, other.EventId),
        var order => order,
    };

    private static (bool, bool, DateTimeOffset, int, bool) Order(SubscriptionNews news) => (IsOver(news), news.Step > 0, news.At, news.Step, news.Status != "incomplete");
}
