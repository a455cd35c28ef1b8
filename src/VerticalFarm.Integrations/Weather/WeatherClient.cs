using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace VerticalFarm.Integrations.Weather;

/// <summary>
/// Asks a weather service as one asks somebody who may be busy: for so long and no longer, once more when it fails, and not at all for a while
/// when it fails every time.
/// </summary>
public sealed class WeatherClient
{
    private const int FailuresToPause = 5;
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300);

    private readonly IWeatherProvider _provider;
    private readonly ResiliencePipeline _pipeline;

    /// <summary>Asks this service by these times.</summary>
    public WeatherClient(IWeatherProvider provider, WeatherOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _provider = provider;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.Timeout);
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome.Exception)),
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = Breath,
            });
        }

        _pipeline = builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome.Exception)),
                FailureRatio = 0.9,
                MinimumThroughput = FailuresToPause,
                SamplingDuration = Watched,
                BreakDuration = options.Pause,
            })
            .AddTimeout(options.TryTimeout)
            .Build();
    }

    /// <summary>What the service is called.</summary>
    public string Provider => _provider.Name;

    /// <summary>Asks the service.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="WeatherException">It told no weather.</exception>
    public async Task<Forecast> AskAsync(double latitude, double longitude, CancellationToken ct)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await _provider.AskAsync(latitude, longitude, token), ct);
        }
        catch (TimeoutRejectedException)
        {
            throw new WeatherException(WeatherFault.TimedOut, "The weather service took too long");
        }
        catch (BrokenCircuitException)
        {
            throw new WeatherException(WeatherFault.Paused, "The weather service failed too often, and is left alone for a while");
        }
    }

    // What it refuses (a wrong key, say) it refuses again, but it need not be asked either.
    private static bool MayPass(Exception? fault) => fault is WeatherException or TimeoutRejectedException;
}
