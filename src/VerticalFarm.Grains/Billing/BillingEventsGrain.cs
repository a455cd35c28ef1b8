using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Integrations.Billing;

namespace VerticalFarm.Grains.Billing;

/// <inheritdoc cref="IBillingEventsGrain"/>
[StatelessWorker]
internal sealed partial class BillingEventsGrain(StripeEvents events, BillingEventLog log, ILogger<BillingEventsGrain> logger) : Grain, IBillingEventsGrain
{
    private static readonly Failure NotSigned = new() { Kind = FailureKind.Validation, Message = "This is no event that Stripe has signed" };

    public async Task<Result<Done>> Receive(string body, string signature)
    {
        if (!events.TryRead(body, signature, out var received))
        {
            LogNotSigned(logger, events.CanRead);
            return NotSigned;
        }

        if (received is null || await log.KnowsAsync(received.EventId))
        {
            return Done.Value;
        }

        if (received.AccountId is not { } account)
        {
            LogForeign(logger, received.EventId, received.SubscriptionId);
            return Done.Value;
        }

        var applied = await GrainFactory.GetGrain<IBillingGrain>(account).Apply(NewsOf(received));
        await log.AddAsync(received, account, applied);
        if (!applied)
        {
            LogNobodys(logger, received.EventId, received.SubscriptionId, account);
        }

        return Done.Value;
    }

    private static SubscriptionNews NewsOf(SubscriptionEvent received) => new()
    {
        EventId = received.EventId,
        At = received.At,
        Step = received.Step,
        SubscriptionId = received.SubscriptionId,
        Status = received.Status,
        Plan = received.IsPro ? Plan.Pro : null,
        PeriodEndsAt = received.PeriodEndsAt,
        Ends = received.Ends,
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "Something that Stripe has not signed was sent as its event (a secret to check with is configured: {CanRead})")]
    private static partial void LogNotSigned(ILogger logger, bool canRead);

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {EventId} is of subscription {SubscriptionId}, which names no account of ours")]
    private static partial void LogForeign(ILogger logger, string eventId, string subscriptionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {EventId} is of subscription {SubscriptionId}, whose account {AccountId} is no more: look whether somebody still pays for it")]
    private static partial void LogNobodys(ILogger logger, string eventId, string subscriptionId, Guid accountId);
}
