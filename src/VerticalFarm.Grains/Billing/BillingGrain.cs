using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Accounts;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Integrations.Billing;

namespace VerticalFarm.Grains.Billing;

/// <inheritdoc cref="IBillingGrain"/>
internal sealed partial class BillingGrain(
    [PersistentState("billing")] IPersistentState<BillingState> billing,
    StripeSubscriptions stripe,
    AuditLog audit,
    IOptions<BillingOptions> options,
    IOptions<AccountOptions> accounts,
    ILogger<BillingGrain> logger) : Grain, IBillingGrain
{
    private Plan Present => billing.State.Subscriptions.Plan();

    private Guid Id => this.GetPrimaryKey();

    public async Task<Result<BillingView>> Get()
    {
        if ((await Account().Get()).Failure is { } failure)
        {
            return failure;
        }

        var subscription = billing.State.Subscriptions.Main();
        return new BillingView
        {
            Plan = Present,
            Limits = LimitsOf(Present),
            Configured = options.Value.IsComplete,
            Status = subscription?.Status,
            PeriodEndsAt = subscription?.PeriodEndsAt,
            Ends = subscription?.Ends ?? false,
            Plans = [.. Enum.GetValues<Plan>().Select(plan => new PlanOffer(plan, LimitsOf(plan)))],
        };
    }

    public async Task<Result<CheckoutView>> Checkout(Plan plan)
    {
        if (!options.Value.IsComplete)
        {
            return Failure.BusinessRule("Billing is not configured here: no plan can be taken");
        }

        if (plan == Plan.Free)
        {
            return Failure.BusinessRule("The free plan costs nothing: you have it again when your subscription ends");
        }

        if (plan == Present)
        {
            return Failure.BusinessRule("You have this plan already");
        }

        if (!(await Account().Get()).TryGet(out var user, out var failure))
        {
            return failure;
        }

        try
        {
            return new CheckoutView((await stripe.OpenCheckoutAsync(Id, user.Email, CancellationToken.None)).AbsoluteUri);
        }
        catch (PaymentException fault)
        {
            LogNoCheckout(logger, fault, Id);
            return Failure.Upstream("Stripe does not answer");
        }
    }

    public Task<int> MaxFarms() => Task.FromResult(LimitsOf(Present).Farms);

    public async Task<bool> Apply(SubscriptionNews news)
    {
        if ((await Account().Get()).Failure is not null)
        {
            return false;
        }

        var next = billing.State.Subscriptions.With(news);
        if (next == billing.State.Subscriptions)
        {
            return true;
        }

        var (before, after) = (Present, next.Plan());
        if (before != after)
        {
            await audit.RecordAsync(null, AuditActions.Updated, AuditSubjects.Plan, Id, new { Plan = before }, new { Plan = after, news.EventId });
        }

        await billing.CommitAsync(new BillingState { Subscriptions = next }, this);
        LogApplied(logger, news.EventId, news.SubscriptionId, news.Status, Id, after);
        return true;
    }

    public async Task Close()
    {
        foreach (var subscription in billing.State.Subscriptions.Running())
        {
            if (stripe.CanAsk)
            {
                await stripe.EndAsync(subscription.SubscriptionId, CancellationToken.None);
            }
            else
            {
                LogStillPaid(logger, subscription.SubscriptionId, Id);
            }
        }

        if (billing.RecordExists)
        {
            await billing.ClearAsync(this);
        }
    }

    private PlanLimits LimitsOf(Plan plan) => new(plan == Plan.Free ? accounts.Value.MaxFarms : Math.Max(options.Value.ProMaxFarms, accounts.Value.MaxFarms));

    private IAccountGrain Account() => GrainFactory.GetGrain<IAccountGrain>(Id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No page to pay on could be opened for account {AccountId}")]
    private static partial void LogNoCheckout(ILogger logger, Exception fault, Guid accountId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {EventId}: subscription {SubscriptionId} is {Status}; account {AccountId} has the plan {Plan}")]
    private static partial void LogApplied(ILogger logger, string eventId, string subscriptionId, string status, Guid accountId, Plan plan);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subscription {SubscriptionId} of account {AccountId}, which ends, cannot be ended without a key for Stripe: end it there by hand")]
    private static partial void LogStillPaid(ILogger logger, string subscriptionId, Guid accountId);
}
