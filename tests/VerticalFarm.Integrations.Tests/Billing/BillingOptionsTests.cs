using VerticalFarm.Integrations.Billing;

namespace VerticalFarm.Integrations.Tests.Billing;

public sealed class BillingOptionsTests
{
    [Fact]
    public void What_is_missing_is_named_and_nothing_is_wrong_with_having_nothing()
    {
        var options = new BillingOptions();
        Assert.Empty(options.Errors());
        Assert.False(options.IsComplete);
        Assert.Equal(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "Billing__ProPrice", "Billing__ReturnUrl"], options.Missing());
        Assert.True(new BillingOptions { SecretKey = "k", WebhookSecret = "s", ProPrice = "p", ReturnUrl = new Uri("https://farm.example.org") }.IsComplete);
    }

    [Fact]
    public void Everything_that_makes_no_sense_is_named() => Assert.Equal(
        ["ProMaxFarms", "ReturnUrl", "ApiBase", "Timeout"],
        new BillingOptions { ProMaxFarms = 0, ReturnUrl = new Uri("javascript:alert(1)"), ApiBase = new Uri("file:///etc"), Timeout = TimeSpan.Zero }.Errors().Select(error => error.Split(' ')[0]));
}
