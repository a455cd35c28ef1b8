using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Integrations.Billing;
using VerticalFarm.Testing;

namespace VerticalFarm.Integrations.Tests.Billing;

public sealed class StripeEventsTests
{
    private const string Secret = "whsec_of_these_tests";
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Account = Guid.NewGuid();
    private static readonly string Active = StripeEventText.OfSubscription("evt_1", "customer.subscription.updated", Now, "sub_1", Account);

    [Fact]
    public void A_signed_event_tells_how_a_subscription_stands()
    {
        Assert.True(Events().TryRead(Active, StripeEventText.Sign(Active, Secret, Now), out var news));
        Assert.Equal(new SubscriptionEvent("evt_1", "customer.subscription.updated", Now, 2, Account, "sub_1", "active", true, Now.AddDays(30), false), news);
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_signature_is_good_for_five_minutes(int seconds, bool good) =>
        Assert.Equal(good, Events().TryRead(Active, StripeEventText.Sign(Active, Secret, Now.AddSeconds(seconds)), out _));

    [Fact]
    public void Nothing_that_is_not_signed_is_believed()
    {
        var good = StripeEventText.Sign(Active, Secret, Now);
        string[] bad =
        [
            "", " ", ",", "=", "t", "t=", "t=,v1=", "v1=abc", $"t={Now.ToUnixTimeSeconds()}", $"t=99999999999999999999,{good[(good.IndexOf(',', StringComparison.Ordinal) + 1)..]}",
            good.Replace("v1=", "v0=", StringComparison.Ordinal), good[..^1], good[..^2] + "zz", StripeEventText.Sign(Active, "whsec_of_another", Now),
            StripeEventText.Sign(Active, "", Now), good.Replace("t=", "t=1", StringComparison.Ordinal),
        ];
        Assert.All(bad, signature => Assert.False(Events().TryRead(Active, signature, out _), signature));
        Assert.False(Events().TryRead(Active + " ", good, out _));
        Assert.False(Events().TryRead(Active.Replace("sub_1", "sub_2", StringComparison.Ordinal), good, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nothing")]
    [InlineData("{\"object\": \"event\", \"data\": 1}")]
    public void What_is_signed_and_no_event_is_not_believed_either(string body) => Assert.False(Events().TryRead(body, StripeEventText.Sign(body, Secret, Now), out _));

    [Fact]
    public void Without_a_secret_nothing_is_believed()
    {
        Assert.False(Events(secret: "").TryRead(Active, StripeEventText.Sign(Active, "", Now), out _));
        Assert.False(Events(secret: "").TryRead(Active, StripeEventText.Sign(Active, Secret, Now), out _));
    }

    [Fact]
    public void A_checkout_counts_when_it_is_paid()
    {
        var (paid, unpaid) = (StripeEventText.OfCheckout("evt_2", Now, "sub_1", Account), StripeEventText.OfCheckout("evt_3", Now, "sub_1", Account, "unpaid"));

        Assert.True(Events().TryRead(paid, StripeEventText.Sign(paid, Secret, Now), out var news));
        Assert.Equal(new SubscriptionEvent("evt_2", "checkout.session.completed", Now, 0, Account, "sub_1", "active", true, null, false), news);
        Assert.True(Events().TryRead(unpaid, StripeEventText.Sign(unpaid, Secret, Now), out news));
        Assert.Null(news);
    }

    [Fact]
    public void Something_else_that_is_sold_is_not_the_plan_and_other_events_say_nothing()
    {
        var other = StripeEventText.OfSubscription("evt_4", "customer.subscription.created", Now, "sub_2", null, price: "price_of_a_hat");
        Assert.True(Events().TryRead(other, StripeEventText.Sign(other, Secret, Now), out var news));
        Assert.Equal((1, null, false), (news!.Step, news.AccountId, news.IsPro));

        var charge = """{"id": "evt_5", "object": "event", "created": 1, "type": "charge.succeeded", "data": {"object": {"id": "ch_1", "object": "charge"}}}""";
        Assert.True(Events().TryRead(charge, StripeEventText.Sign(charge, Secret, Now), out news));
        Assert.Null(news);
    }

    private static StripeEvents Events(string secret = Secret) =>
        new(Options.Create(new BillingOptions { WebhookSecret = secret, ProPrice = "price_pro" }), new FakeTimeProvider(Now));
}
