using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.HomeAssistant;
using VerticalFarm.Integrations.Addresses;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>The connection: that there is one, and only one, while an address is configured.</summary>
internal sealed partial class HomeAssistantGrain
{
    private CancellationTokenSource? _stop;
    private Task? _running;
    private IHomeAssistantSession? _session;
    private HomeAssistantRestClient? _rest;
    private string? _version;
    private string? _error = "Not connected yet";
    private HomeAssistantFault _reason = HomeAssistantFault.Connecting;
    private DateTimeOffset? _disconnectedSince;
    private DateTimeOffset? _lastSeenAt;
    private DateTimeOffset? _connectedSince;
    private bool _keepAgain;
    private bool _keeping;

    public async Task KeepConnected()
    {
        // Calls interleave here: who comes while another is at work has it look once more, so that older news never covers newer.
        _keepAgain = true;
        if (_keeping)
        {
            return;
        }

        _keeping = true;
        try
        {
            while (_keepAgain)
            {
                _keepAgain = false;
                await KeepConnectedOnceAsync();
            }
        }
        finally
        {
            _keeping = false;
        }
    }

    public async Task OnConnectedAsync(IHomeAssistantSession session, string version, IReadOnlyList<EntityState> states, CancellationToken ct)
    {
        // Before anything of now is on its way to the store, where it would hide what was missed.
        var lastReadings = await LastReadingsAsync(states, ct);
        (_session, _version, _error, _lastSeenAt, _disconnectedSince) = (session, version, null, time.GetUtcNow(), null);
        _connectedSince = _lastSeenAt;
        _entities.Clear();
        ForgetPursuit();
        await TakeAsync(states);
        NoteProblems();
        if (!_watched.SetEquals(ToWatch()))
        {
            _ = BesidesAsync("what was linked meanwhile", () => WatchAsync(session), ct);
        }

        // Also the devices whose entity is not there: they learn that it is not.
        await TellDevicesAsync(_links.Devices.Where(device => !_entities.ContainsKey(device.EntityId)));
        await TellAlertsAsync();
        PursuePartingsSoon();
        _ = BesidesAsync("the registry", () => LearnRegistryAsync(session, ct), ct);
        _ = BesidesAsync("missed readings", () => FetchMissedAsync(states, lastReadings, ct), ct);
        _ = BesidesAsync("the farm's own state", () => ShowFarmAsync(session, ct), ct);
    }

    public async Task OnDisconnectedAsync(DisconnectReason reason, string message, CancellationToken ct)
    {
        (_session, _error, _reason) = (null, message, FaultOf(reason));
        _disconnectedSince ??= time.GetUtcNow();
        _entities.Clear();
        _problems.Clear();
        _announced |= reason == DisconnectReason.Restarting;
        await TellDevicesAwayAsync();
        await TellAlertsAsync();
    }

    private static HomeAssistantFault FaultOf(DisconnectReason reason) => reason switch
    {
        DisconnectReason.InvalidToken => HomeAssistantFault.InvalidToken,
        DisconnectReason.Unreachable => HomeAssistantFault.Unreachable,
        DisconnectReason.ClosedByPeer => HomeAssistantFault.ClosedByPeer,
        DisconnectReason.Restarting => HomeAssistantFault.Restarting,
        DisconnectReason.Frozen => HomeAssistantFault.Frozen,
        DisconnectReason.ProtocolError => HomeAssistantFault.ProtocolError,
        _ => HomeAssistantFault.Internal,
    };

    private async Task KeepConnectedOnceAsync()
    {
        if (configured.State.Url is null || !await LinkAsync())
        {
            return;
        }

        if (_running is null or { IsCompleted: true } && configured.State.Url is { } url)
        {
            await StopAsync(); // One that failed is told of in the log.
            Start(url);
        }

        await TellAlertsAsync();
        PursuePartingsSoon();
    }

    /// <summary>Learns what the farm's parts name; false when the farm does not say.</summary>
    private async Task<bool> LinkAsync()
    {
        var asked = time.GetUtcNow();
        if (configured.State.Ending)
        {
            await LinkAsync(EntityLinks.None);
            return true;
        }

        if (await Farm().Facts() is not { } facts)
        {
            return false;
        }

        await LinkAsync(EntityLinks.Of(facts));
        await LeaveToDevicesAsync(asked);
        return true;
    }

    private void Start(string url)
    {
        var endpoint = new HomeAssistantEndpoint(new Uri(url), Protector().Unprotect(configured.State.ProtectedToken!)) { CaCertificates = configured.State.CaCertificate };
        var listener = new TurnListener(this, TaskScheduler.Current);
        _watched = ToWatch();
        var runner = new HomeAssistantRunner(endpoint, _watched, listener, Options(), time, loggers.CreateLogger<HomeAssistantRunner>());
        var stop = _stop = new CancellationTokenSource();
        _disconnectedSince ??= time.GetUtcNow();
        _rest = new HomeAssistantRestClient(endpoint, Options(), time);

        // Who configured the connection must not stand behind everything that is heard over it: nothing of this call flows along.
        using (ExecutionContext.SuppressFlow())
        {
            _running = Task.Run(() => runner.RunAsync(stop.Token));
        }
    }

    private async Task StopAsync()
    {
        if (_stop is not { } stop || _running is not { } running)
        {
            return;
        }

        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (Exception fault)
        {
            LogRunnerFailed(_logger, fault, Id);
        }

        if (_stop != stop)
        {
            return; // Calls interleave: another one stopped it meanwhile, and what runs now is not ours to stop.
        }

        stop.Dispose();
        _rest?.Dispose();
        (_stop, _running, _rest, _session, _error, _reason) = (null, null, null, null, "Not connected yet", HomeAssistantFault.Connecting);
        _entities.Clear();
        _problems.Clear();
    }

    /// <summary>Work that a connection brings with it and that nothing waits for; when it fails the log says so.</summary>
    private async Task BesidesAsync(string what, Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (ct.IsCancellationRequested && fault is OperationCanceledException or ObjectDisposedException or HomeAssistantCallException)
        {
            LogBesideGivenUp(_logger, Id, what);
        }
        catch (Exception fault)
        {
            LogBesideFailed(_logger, fault, Id, what);
        }
    }

    private HomeAssistantOptions Options() => options.Value with { AllowAddress = OutboundAddresses.AllowsHomeAssistant };

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection of farm {FarmId} to Home Assistant ended in a fault")]
    private static partial void LogRunnerFailed(ILogger logger, Exception fault, Guid farmId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Farm {FarmId}: {What} of Home Assistant could not be had")]
    private static partial void LogBesideFailed(ILogger logger, Exception fault, Guid farmId, string what);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Farm {FarmId}: {What} of Home Assistant: given up with the connection")]
    private static partial void LogBesideGivenUp(ILogger logger, Guid farmId, string what);
}
