using Polly;
using Polly.Retry;

namespace VerticalFarm.HomeAssistant.Runner;

/// <summary>How long to wait before the next try, by the reason for which there is no connection.</summary>
internal sealed class ReconnectPolicy(HomeAssistantOptions options, TimeProvider time)
{
    private long? _restartSince;
    private int _refusals;

    /// <summary>Whether the token was refused for good: every further try would only bring the ban of this address nearer.</summary>
    public bool GivesUp => _refusals > options.InvalidTokenRetries;

    /// <summary>Tries until an attempt was stable or there is no use in another, with exponential back-off and jitter between the failures.</summary>
    public ResiliencePipeline<Attempt> Create() => new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<Attempt>
        {
            ShouldHandle = new PredicateBuilder<Attempt>().HandleResult(attempt => !attempt.WasStable && !GivesUp),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.BackOffBase,
            MaxDelay = options.BackOffCeiling,
            DelayGenerator = arguments => ValueTask.FromResult(FixedPause(arguments.Outcome.Result)),
        })
        .Build();

    /// <summary>Remembers a restart, so that it is waited out with short pauses although the port refuses meanwhile, and refusals of the token.</summary>
    public Attempt Note(Attempt attempt)
    {
        _refusals = attempt.End.Reason == DisconnectReason.InvalidToken ? _refusals + 1 : attempt.GotIn ? 0 : _refusals;
        if (attempt.End.Reason == DisconnectReason.Restarting)
        {
            _restartSince = time.GetTimestamp();
        }
        else if (attempt.WasStable)
        {
            _restartSince = null;
        }

        return attempt;
    }

    /// <summary>The pause after a session that had been stable: a peer that closed or restarts is soon back, the others get a moment. For ever, when there is no use in another try.</summary>
    public TimeSpan PauseAfter(Attempt attempt) => attempt.End.Reason switch
    {
        _ when GivesUp => Timeout.InfiniteTimeSpan,
        DisconnectReason.ClosedByPeer or DisconnectReason.Restarting => TimeSpan.Zero,
        _ => options.BackOffBase,
    };

    /// <summary>Null for the back-off. A refused token is not tried again soon: Home Assistant can ban an address for it.</summary>
    private TimeSpan? FixedPause(Attempt? attempt) => attempt?.End.Reason switch
    {
        DisconnectReason.InvalidToken => options.InvalidTokenPause,
        DisconnectReason.Restarting => options.BackOffBase,
        DisconnectReason.Unreachable or DisconnectReason.ClosedByPeer when IsRestarting => options.BackOffBase,
        _ => null,
    };

    private bool IsRestarting => _restartSince is { } since && time.GetElapsedTime(since) < options.RestartGrace;
}
