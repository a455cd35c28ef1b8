using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace VerticalFarm.Integrations.Billing;

/// <summary>Reads Stripe's events, and believes only those that are signed.</summary>
public sealed class StripeEvents(IOptions<BillingOptions> options, TimeProvider time)
{
    /// <summary>How old a signature may be, in seconds: Stripe's own advice. Who caught an event can send it again for as long.</summary>
    private const long Tolerance = 300;

    /// <summary>Whether there is a secret to check signatures with.</summary>
    public bool CanRead => options.Value.WebhookSecret.Length > 0;

    /// <summary>Reads an event; false when it is not validly signed by Stripe.</summary>
    /// <param name="body">The event, as it was received.</param>
    /// <param name="signature">The header <c>Stripe-Signature</c>.</param>
    /// <param name="news">How a subscription stands; null for an event of another kind.</param>
    public bool TryRead(string body, string signature, out SubscriptionEvent? news)
    {
        news = null;
        if (!CanRead)
        {
            return false;
        }

        Event signed;
        try
        {
            // The library compares in constant time. Of an event by another version of the API, what is read here is the same.
            signed = EventUtility.ConstructEvent(body, signature, options.Value.WebhookSecret, Tolerance, time.GetUtcNow().ToUnixTimeSeconds(), throwOnApiVersionMismatch: false);
        }
        catch (Exception)
        {
            return false; // Whatever the library makes of what a stranger sends: it is no event.
        }

        news = signed switch
        {
            { Type: EventTypes.CheckoutSessionCompleted, Data.Object: Session session } => OfCheckout(signed, session),
            { Type: EventTypes.CustomerSubscriptionCreated, Data.Object: Subscription created } => OfSubscription(signed, 1, created),
            { Type: EventTypes.CustomerSubscriptionDeleted, Data.Object: Subscription ended } => OfSubscription(signed, 3, ended),
            { Data.Object: Subscription changed } => OfSubscription(signed, 2, changed),
            _ => null,
        };
        return true;
    }

    // A checkout says less than the subscription's own events do; it is for the case that those come later.
    private static SubscriptionEvent? OfCheckout(Event signed, Session session) =>
        session is { Mode: "subscription", SubscriptionId: { Length: > 0 } id, PaymentStatus: "paid" or "no_payment_required" }
            ? new(
                signed.Id,
                signed.Type,
                At(signed.Created),
                0,
                Account(session.ClientReferenceId) ?? Account(Mark(session.Metadata, StripeMarks.Account)),
                id,
                "active",
                Mark(session.Metadata, StripeMarks.Plan) == StripeMarks.Pro,
                null,
                false)
            : null;

    private SubscriptionEvent OfSubscription(Event signed, int step, Subscription subscription)
    {
        var items = subscription.Items?.Data ?? [];

        // What was sold once stays what it was, though it may be sold at another price now.
        var isPro = items.Exists(item => item.Price?.Id == options.Value.ProPrice) || Mark(subscription.Metadata, StripeMarks.Plan) == StripeMarks.Pro;
        return new(
            signed.Id,
            signed.Type,
            At(signed.Created),
            step,
            Account(Mark(subscription.Metadata, StripeMarks.Account)),
            subscription.Id,
            subscription.Status ?? "",
            isPro,
            items.Count == 0 ? null : At(items.Max(item => item.CurrentPeriodEnd)),
            subscription.CancelAtPeriodEnd || subscription.CancelAt is not null);
    }

    private static string? Mark(Dictionary<string, string>? marks, string name) => marks is not null && marks.TryGetValue(name, out var mark) ? mark : null;

    private static Guid? Account(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static DateTimeOffset At(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
