using Polly;
using Polly.Retry;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>How long to wait before the next try, by the reason for which there is no connection.</summary>
internal static class ReconnectPolicy
{
    /// <summary>Tries until an attempt was stable, with exponential back-off and jitter between the failures.</summary>
    public static ResiliencePipeline<Attempt> Create(HomeAssistantOptions options, TimeProvider time) => new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<Attempt>
        {
            ShouldHandle = new PredicateBuilder<Attempt>().HandleResult(attempt => !attempt.WasStable),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.BackOffBase,
            MaxDelay = options.BackOffCeiling,
            DelayGenerator = arguments => ValueTask.FromResult(FixedPause(arguments.Outcome.Result, options)),
        })
        .Build();

    /// <summary>The pause after a session that had been stable: a peer that closed or restarts is soon back, the others get a moment.</summary>
    public static TimeSpan PauseAfterStable(DisconnectReason reason, HomeAssistantOptions options) =>
        reason is DisconnectReason.ClosedByPeer or DisconnectReason.Restarting ? TimeSpan.Zero : options.BackOffBase;

    /// <summary>Null for the back-off. A refused token is not tried again soon: Home Assistant can ban an address for it.</summary>
    private static TimeSpan? FixedPause(Attempt? attempt, HomeAssistantOptions options) => attempt?.End.Reason switch
    {
        DisconnectReason.InvalidToken => options.InvalidTokenPause,
        DisconnectReason.Restarting => options.BackOffBase,
        _ => null,
    };
}
