using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace VerticalFarm.Testing;

/// <summary>Events as Stripe sends them, and their signatures as its documentation describes them.</summary>
public static class StripeEventText
{
    /// <summary>An event of a subscription.</summary>
    public static string OfSubscription(string eventId, string type, DateTimeOffset at, string subscription, Guid? account, string status = "active", string price = "price_pro") => new JsonObject
    {
        ["id"] = eventId,
        ["object"] = "event",
        ["api_version"] = "2025-03-31.basil",
        ["created"] = at.ToUnixTimeSeconds(),
        ["type"] = type,
        ["data"] = new JsonObject
        {
            ["object"] = new JsonObject
            {
                ["id"] = subscription,
                ["object"] = "subscription",
                ["status"] = status,
                ["cancel_at_period_end"] = false,
                ["metadata"] = account is null ? [] : new JsonObject { ["account_id"] = $"{account}" },
                ["items"] = new JsonObject
                {
                    ["object"] = "list",
                    ["data"] = new JsonArray(new JsonObject
                    {
                        ["id"] = "si_1",
                        ["object"] = "subscription_item",
                        ["current_period_end"] = at.AddDays(30).ToUnixTimeSeconds(),
                        ["price"] = new JsonObject { ["id"] = price, ["object"] = "price" },
                    }),
                },
            },
        },
    }.ToJsonString();

    /// <summary>An event of a checkout that was paid.</summary>
    public static string OfCheckout(string eventId, DateTimeOffset at, string subscription, Guid account, string paymentStatus = "paid") => new JsonObject
    {
        ["id"] = eventId,
        ["object"] = "event",
        ["api_version"] = "2025-03-31.basil",
        ["created"] = at.ToUnixTimeSeconds(),
        ["type"] = "checkout.session.completed",
        ["data"] = new JsonObject
        {
            ["object"] = new JsonObject
            {
                ["id"] = "cs_test_1",
                ["object"] = "checkout.session",
                ["mode"] = "subscription",
                ["payment_status"] = paymentStatus,
                ["client_reference_id"] = $"{account}",
                ["subscription"] = subscription,
                ["metadata"] = new JsonObject { ["plan"] = "pro" },
            },
        },
    }.ToJsonString();

    /// <summary>The header <c>Stripe-Signature</c> of a body.</summary>
    public static string Sign(string body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
