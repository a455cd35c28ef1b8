using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Accounts;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Billing;

[Collection(typeof(ClusterTests))]
public sealed class BillingTests(FarmCluster cluster)
{
    private const string Updated = "customer.subscription.updated";
    private const string Deleted = "customer.subscription.deleted";
    private const int FreeFarms = 5;

    private LocalService Stripe => cluster.Outside.Stripe;

    [Fact]
    public async Task Everybody_begins_with_the_free_plan()
    {
        var billing = (await Billing(await SignUpAsync()).Get()).Good();

        Assert.Equal((Plan.Free, new PlanLimits(FreeFarms), true), (billing.Plan, billing.Limits, billing.Configured));
        Assert.Equal([new PlanOffer(Plan.Free, new PlanLimits(FreeFarms)), new PlanOffer(Plan.Pro, new PlanLimits(50))], billing.Plans);
        Assert.Equal((null, null, false), (billing.Status, billing.PeriodEndsAt, billing.Ends));
    }

    [Fact]
    public async Task A_plan_that_is_paid_makes_room_for_more_farms_and_its_end_takes_none_away()
    {
        var user = await SignUpAsync();
        await MakeFarmsAsync(user, FreeFarms);
        (await MakeFarmAsync(user)).Bad(FailureKind.BusinessRule);
        var subscription = NewId("sub");

        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Updated, Now(), subscription, user));
        var paid = (await Billing(user).Get()).Good();
        Assert.Equal((Plan.Pro, 50, "active", Now().AddDays(30)), (paid.Plan, paid.Limits.Farms, paid.Status, paid.PeriodEndsAt!.Value));
        (await MakeFarmAsync(user)).Good();
        await cluster.ForgetAsync(Billing(user));
        (await MakeFarmAsync(user)).Good();

        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Deleted, Now().AddSeconds(1), subscription, user, "canceled"));
        Assert.Equal(Plan.Free, (await Billing(user).Get()).Good().Plan);
        Assert.Equal(FreeFarms + 2, (await cluster.Account(user).ListFarms(PageRequest.First)).Total);
        Assert.Contains("5 farms", (await MakeFarmAsync(user)).Bad(FailureKind.BusinessRule).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_sent_often_and_at_once_is_applied_once()
    {
        var user = await SignUpAsync();
        var id = NewId("evt");
        var body = StripeEventText.OfSubscription(id, Updated, Now(), NewId("sub"), user);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(body)));
        await SendAsync(body);

        Assert.True(Assert.Single(await cluster.Database.ColumnAsync<bool>("SELECT applied FROM billing_event WHERE event_id = $1", id)));
        Assert.Single(await cluster.Database.ColumnAsync<string>("SELECT after::text FROM audit_entry WHERE subject = 'plan' AND subject_id = $1", user));
    }

    [Fact]
    public async Task Of_two_events_the_later_counts_whichever_comes_first()
    {
        var user = await SignUpAsync();
        var subscription = NewId("sub");
        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Deleted, Now().AddMinutes(1), subscription, user, "canceled"));
        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Updated, Now(), subscription, user));
        await SendAsync(StripeEventText.OfCheckout(NewId("evt"), Now(), subscription, user));
        Assert.Equal(Plan.Free, (await Billing(user).Get()).Good().Plan);
    }

    [Fact]
    public async Task A_checkout_that_is_paid_brings_the_plan_though_nothing_else_came_yet()
    {
        var user = await SignUpAsync();
        await SendAsync(StripeEventText.OfCheckout(NewId("evt"), Now(), NewId("sub"), user));
        Assert.Equal(Plan.Pro, (await Billing(user).Get()).Good().Plan);
        (await Billing(user).Checkout(Plan.Pro)).Bad(FailureKind.BusinessRule);
    }

    [Fact]
    public async Task An_event_that_is_not_signed_or_of_nobody_changes_nothing()
    {
        var user = await SignUpAsync();
        var body = StripeEventText.OfSubscription(NewId("evt"), Updated, Now(), NewId("sub"), user);
        (await Events().Receive(body, StripeEventText.Sign(body, "whsec_of_somebody_else", Now()))).Bad(FailureKind.Validation);
        Assert.Equal(Plan.Free, (await Billing(user).Get()).Good().Plan);

        var nobody = Guid.NewGuid();
        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Updated, Now(), NewId("sub"), nobody));
        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Updated, Now(), NewId("sub"), null));
        Assert.Null(await cluster.Database.StateOfAsync("billing", nobody));
    }

    [Fact]
    public async Task A_page_to_pay_on_is_Stripes_and_without_Stripe_there_is_none()
    {
        var user = await SignUpAsync();
        using (cluster.Outside.StripeSays("""{"id": "cs_1", "object": "checkout.session", "url": "https://checkout.stripe.com/c/pay/cs_1"}"""))
        {
            Assert.Equal("https://checkout.stripe.com/c/pay/cs_1", (await Billing(user).Checkout(Plan.Pro)).Good().Url);
            Assert.Contains(Stripe.Requests, request => request.Body.Contains($"client_reference_id={user}", StringComparison.Ordinal));
            (await Billing(user).Checkout(Plan.Free)).Bad(FailureKind.BusinessRule);
        }

        (await Billing(user).Checkout(Plan.Pro)).Bad(FailureKind.Upstream);
        Assert.Equal(Plan.Free, (await Billing(user).Get()).Good().Plan);
    }

    [Fact]
    public async Task An_account_that_ends_is_no_longer_paid_for_though_Stripe_fails_at_first()
    {
        var user = await SignUpAsync();
        var subscription = NewId("sub");
        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Updated, Now(), subscription, user));

        (await cluster.Account(user).Delete()).Good();
        Assert.NotNull(await cluster.Database.StateOfAsync("billing", user));

        using (cluster.Outside.StripeSays($$"""{"id": "{{subscription}}", "object": "subscription", "status": "canceled"}"""))
        {
            await cluster.PassesUntilAsync(async () => await cluster.Database.StateOfAsync("billing", user) is null, "it is forgotten", TimeSpan.FromSeconds(20));
            Assert.Contains(Stripe.Requests, request => request.Method == "DELETE" && request.Path.EndsWith(subscription, StringComparison.Ordinal));
        }

        // Stripe tells of the end; nobody comes back to life by that.
        await SendAsync(StripeEventText.OfSubscription(NewId("evt"), Deleted, Now(), subscription, user, "canceled"));
        Assert.Null(await cluster.Database.StateOfAsync("billing", user));
    }

    private static string NewId(string kind) => $"{kind}_{Guid.NewGuid():N}";

    // Stripe's times are whole seconds.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(cluster.Clock.GetUtcNow().ToUnixTimeSeconds());

    private async Task SendAsync(string body) => (await Events().Receive(body, StripeEventText.Sign(body, OutsideServices.WebhookSecret, Now()))).Good();

    private IBillingEventsGrain Events() => cluster.Gateway.GetGrain<IBillingEventsGrain>(0);

    private IBillingGrain Billing(Guid user) => cluster.Gateway.GetGrain<IBillingGrain>(user);

    private async Task<Guid> SignUpAsync()
    {
        var user = await TestFarm.RegisterAsync(cluster);
        cluster.SignedIn = user.Id;
        return user.Id;
    }

    private async Task MakeFarmsAsync(Guid user, int count)
    {
        for (var i = 0; i < count; i++)
        {
            (await MakeFarmAsync(user)).Good();
        }
    }

    private Task<Result<FarmView>> MakeFarmAsync(Guid user) => cluster.Account(user).CreateFarm(new FarmProfile { Name = "Farm" });
}
