using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Billing;

/// <summary>A house that takes Stripe's events and has no key to sell with.</summary>
[Collection<HouseTests>]
public sealed class BillingRouteTests(House house)
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task The_free_plan_is_what_there_is_where_billing_is_not_configured()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var billing = (await grower.GetAsync("/billing")).Is(HttpStatusCode.OK).Json;

        Assert.Equal("free", billing["plan"]!.GetValue<string>());
        Assert.Equal(5, billing["limits"]!["farms"]!.GetValue<int>());
        Assert.False(billing["configured"]!.GetValue<bool>());
        (await house.Api.GetAsync("/billing")).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Fact]
    public async Task No_plan_can_be_taken_there_and_a_plan_that_there_is_not_is_named()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var refused = (await grower.PostAsync("/billing/checkout", new { plan = "pro" })).IsError(422, "BUSINESS_RULE_VIOLATION");
        Assert.Contains("not configured", refused.Text, StringComparison.Ordinal);
        Assert.Equal(["plan"], (await grower.PostAsync("/billing/checkout", new { plan = "gold" })).IsError(400, "VALIDATION_ERROR").BadFields);
        Assert.Equal(["plan"], (await grower.PostAsync("/billing/checkout", new { })).IsError(400, "VALIDATION_ERROR").BadFields);
        (await house.Api.PostAsync("/billing/checkout", new { plan = "pro" })).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Fact]
    public async Task An_event_that_Stripe_signed_changes_the_plan_and_with_it_the_limit_of_farms()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var body = StripeEventText.OfCheckout($"evt_{Guid.NewGuid():N}", Now, $"sub_{Guid.NewGuid():N}", Guid.Parse(grower.Id));

        for (var time = 0; time < 2; time++)
        {
            var answer = await SendAsync(body, StripeEventText.Sign(body, House.WebhookSecret, Now));
            Assert.True(answer.Is(HttpStatusCode.OK).Json["received"]!.GetValue<bool>());
        }

        var billing = (await grower.GetAsync("/billing")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("pro", billing["plan"]!.GetValue<string>());
        Assert.Equal(50, billing["limits"]!["farms"]!.GetValue<int>());
    }

    [Fact]
    public async Task Anything_else_is_refused_whatever_it_is()
    {
        var body = StripeEventText.OfCheckout("evt_1", Now, "sub_1", Guid.NewGuid());
        var signature = StripeEventText.Sign(body, House.WebhookSecret, Now);

        (await house.Api.PostRawAsync("/billing/webhook", body)).IsError(400, "VALIDATION_ERROR");
        (await house.Api.PostRawAsync("/billing/webhook", "")).IsError(400, "VALIDATION_ERROR");
        (await house.Api.PostRawAsync("/billing/webhook", "{", type: "text/plain")).IsError(400, "VALIDATION_ERROR");
        (await house.Api.PostRawAsync("/billing/webhook", body, type: null)).IsError(400, "VALIDATION_ERROR");
        (await SendAsync(body, "")).IsError(400, "VALIDATION_ERROR");
        (await SendAsync(body, "t=1,v1=00")).IsError(400, "VALIDATION_ERROR");
        (await SendAsync(body, new string('x', 2_000))).IsError(400, "VALIDATION_ERROR");
        (await SendAsync(body + " ", signature)).IsError(400, "VALIDATION_ERROR");
        (await SendAsync(body, StripeEventText.Sign(body, House.WebhookSecret, Now.AddMinutes(-6)))).IsError(400, "VALIDATION_ERROR");
        var large = body + new string(' ', 300 * 1024);
        (await SendAsync(large, StripeEventText.Sign(large, House.WebhookSecret, Now))).IsError(400, "VALIDATION_ERROR");
    }

    private Task<Answer> SendAsync(string body, string signature) => house.Api.SendTextAsync("/billing/webhook", body, ("Stripe-Signature", signature));
}
