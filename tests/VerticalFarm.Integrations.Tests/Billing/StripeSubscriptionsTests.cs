using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using VerticalFarm.Integrations.Billing;
using VerticalFarm.Testing;

namespace VerticalFarm.Integrations.Tests.Billing;

public sealed class StripeSubscriptionsTests : IAsyncLifetime
{
    private const string Key = "sk_test_of_these_tests";
    private const string Session = """{"id": "cs_test_1", "object": "checkout.session", "url": "https://checkout.stripe.com/c/pay/cs_test_1"}""";
    private static readonly Guid Account = Guid.NewGuid();
    private LocalService? _stripe;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stripe = await LocalService.StartAsync(LocalService.Says(Session));

    public ValueTask DisposeAsync() => _stripe!.DisposeAsync();

    [Fact]
    public async Task A_page_to_pay_on_is_opened_for_the_account()
    {
        using var subscriptions = Subscriptions();

        Assert.Equal("https://checkout.stripe.com/c/pay/cs_test_1", $"{await subscriptions.OpenCheckoutAsync(Account, "ada@example.org", Cancelled)}");

        var asked = Assert.Single(_stripe!.Requests);
        Assert.Equal(("POST", "/v1/checkout/sessions", $"Bearer {Key}"), (asked.Method, asked.Path, asked.Authorization));
        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Body).ToDictionary(field => field.Key, field => $"{field.Value}");
        Assert.Equal("subscription", form["mode"]);
        Assert.Equal("price_pro", form["line_items[0][price]"]);
        Assert.Equal("ada@example.org", form["customer_email"]);
        Assert.Equal("https://farm.example.org/?billing=paid", form["success_url"]);
        Assert.Equal("https://farm.example.org/?billing=cancelled", form["cancel_url"]);
        Assert.All(new[] { "client_reference_id", "metadata[account_id]", "subscription_data[metadata][account_id]" }, name => Assert.Equal($"{Account}", form[name]));
        Assert.Equal("pro", form["subscription_data[metadata][plan]"]);
    }

    [Fact]
    public async Task A_subscription_is_ended_and_one_that_is_gone_is_no_error()
    {
        using var subscriptions = Subscriptions();
        _stripe!.Answer = LocalService.Says("""{"id": "sub_1", "object": "subscription", "status": "canceled"}""");
        await subscriptions.EndAsync("sub_1", Cancelled);
        Assert.Equal(("DELETE", "/v1/subscriptions/sub_1"), (_stripe.Requests.Single().Method, _stripe.Requests.Single().Path));

        _stripe.Answer = LocalService.Says("""{"error": {"type": "invalid_request_error", "code": "resource_missing", "message": "No such subscription"}}""", 404);
        await subscriptions.EndAsync("sub_1", Cancelled);
    }

    public static TheoryData<string> Faults => ["refuses", "garbage", "no address", "redirects", "much", "hangs"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_else_Stripe_answers_is_told_without_the_key(string fault)
    {
        _stripe!.Answer = fault switch
        {
            "refuses" => LocalService.Says("""{"error": {"type": "invalid_request_error", "code": "resource_missing", "message": "No such price"}}""", 400),
            "garbage" => LocalService.Says("<html>"),
            "no address" => LocalService.Says("""{"id": "cs_test_1", "object": "checkout.session"}"""),
            "redirects" => Redirects,
            "much" => LocalService.Says($$"""{"id": "{{new string('x', 10 * 1024 * 1024)}}"}"""),
            _ => LocalService.Hangs,
        };
        using var subscriptions = Subscriptions(timeout: fault == "hangs" ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromMinutes(1));

        var told = await Assert.ThrowsAsync<PaymentException>(() => subscriptions.OpenCheckoutAsync(Account, null, Cancelled));

        Assert.DoesNotContain(Key, $"{told}", StringComparison.Ordinal);
        Assert.DoesNotContain(_stripe.Requests, request => request.Path == "/elsewhere");
    }

    private Task Redirects(HttpContext context)
    {
        context.Response.Redirect($"{_stripe!.Url}elsewhere");
        return Task.CompletedTask;
    }

    private StripeSubscriptions Subscriptions(TimeSpan? timeout = null) => new(Options.Create(new BillingOptions
    {
        SecretKey = Key,
        ProPrice = "price_pro",
        ReturnUrl = new Uri("https://farm.example.org/"),
        ApiBase = _stripe!.Url,
        Timeout = timeout ?? TimeSpan.FromMinutes(1),
    }));
}
