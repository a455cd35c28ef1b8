using Microsoft.Extensions.Logging;
using VerticalFarm.HomeAssistant.Client;
using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Runner;

namespace VerticalFarm.HomeAssistant;

/// <summary>
/// Keeps a session with a Home Assistant: connects, waits until it has started, delivers states, and begins again when the
/// session ends, sooner or later by the reason. When the token is refused for good it waits to be stopped: a new address or token takes
/// a new runner.
/// </summary>
public sealed partial class HomeAssistantRunner
{
    private readonly HomeAssistantEndpoint _endpoint;
    private readonly WatchedEntities _watched;
    private readonly IHomeAssistantListener _listener;
    private readonly HomeAssistantOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<HomeAssistantRunner> _logger;

    /// <summary>A runner that does nothing yet.</summary>
    /// <param name="endpoint">Where Home Assistant is.</param>
    /// <param name="entityIds">The entities to watch; see <see cref="IHomeAssistantSession.WatchAsync"/>.</param>
    /// <param name="listener">Told what happens.</param>
    /// <param name="options">Times and limits.</param>
    /// <param name="time">The clock of all delays and timeouts.</param>
    /// <param name="logger">Never sees the token.</param>
    /// <exception cref="ArgumentException">The options make no sense.</exception>
    public HomeAssistantRunner(
        HomeAssistantEndpoint endpoint,
        IReadOnlyCollection<string> entityIds,
        IHomeAssistantListener listener,
        HomeAssistantOptions options,
        TimeProvider time,
        ILogger<HomeAssistantRunner> logger)
    {
        if (options.Errors().FirstOrDefault() is { } error)
        {
            throw new ArgumentException(error, nameof(options));
        }

        (_endpoint, _watched, _listener, _options, _time, _logger) = (endpoint, new WatchedEntities(entityIds), listener, options, time, logger);
    }

    /// <summary>Runs until cancelled; then ends the session, waits for the listener's call under way, and returns normally.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var client = new HomeAssistantClient(_endpoint, _options, _time);
        var policy = new ReconnectPolicy(_options, _time);
        var pipeline = policy.Create();
        try
        {
            while (true)
            {
                var attempt = await pipeline.ExecuteAsync(async token => policy.Note(await AttemptAsync(client, token)), ct);
                if (policy.GivesUp)
                {
                    LogGivenUp(_endpoint.DisplayAddress);
                }

                await Task.Delay(policy.PauseAfter(attempt), _time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LogStopped(_endpoint.DisplayAddress);
        }
    }

    private async Task<Attempt> AttemptAsync(HomeAssistantClient client, CancellationToken ct)
    {
        var result = await client.ConnectAsync(ct);
        var attempt = result.Connection is { } connection
            ? await RunSessionAsync(connection, ct)
            : new Attempt(result.Failure!, GotIn: false, WasStable: false);
        ct.ThrowIfCancellationRequested();
        HomeAssistantTelemetry.Ended(attempt.End.Reason);
        LogDisconnected(_endpoint.DisplayAddress, attempt.End.Reason, attempt.End.Message);
        await TellDisconnectedAsync(attempt.End, ct);
        return attempt;
    }

    private async Task<Attempt> RunSessionAsync(HomeAssistantConnection connection, CancellationToken ct)
    {
        await using (connection)
        {
            LogConnected(_endpoint.DisplayAddress, connection.Version);
            HomeAssistantTelemetry.Stands();
            var run = new SessionRun(connection, _watched, _listener, _options, _time);
            Disconnection end;
            try
            {
                end = await run.RunAsync(ct);
            }
            finally
            {
                HomeAssistantTelemetry.Fell();
            }

            if (run.ListenerFailure is { } failure)
            {
                LogListenerFailed(_endpoint.DisplayAddress, failure);
            }

            return new Attempt(end, GotIn: true, run.Delivered >= _options.StableAfter);
        }
    }

    private async Task TellDisconnectedAsync(Disconnection end, CancellationToken ct)
    {
        try
        {
            await _listener.OnDisconnectedAsync(end.Reason, end.Message, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogListenerFailed(_endpoint.DisplayAddress, failure);
        }
    }
}
