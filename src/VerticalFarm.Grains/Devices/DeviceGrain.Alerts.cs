using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Grains.Devices.Control;

namespace VerticalFarm.Grains.Devices;

/// <summary>
/// What the device tells its farm's alerts: that it is out of reach, that a command did not come about, that its envelope stopped it or that
/// it does not obey. Looked at in every turn; it knows what it told last, so that a turn that changes nothing costs no message.
/// </summary>
internal sealed partial class DeviceGrain
{
    // What it told, and did not take back. Null after an activation, until it asked.
    private Dictionary<AlertKind, StandingAlert>? _toldAlerts;
    private DateTimeOffset _mayTellAt;

    /// <summary>Never fails: what could not be told is told in a turn to come.</summary>
    private async Task TellAlertsAsync(Surroundings around)
    {
        if (time.GetUtcNow() < _mayTellAt)
        {
            return;
        }

        try
        {
            var homeIsAway = around.Seen is not { Connected: true } && (await HomeAssistant().Get()).Failure is null;
            foreach (var verdict in DeviceAlarms.Judge(Id, device.State, around, homeIsAway, options.Value, alertOptions.Value.DeviceOfflineAfter, time.GetUtcNow()))
            {
                await TellAsync(verdict);
            }
        }
        catch (Exception fault)
        {
            _mayTellAt = time.GetUtcNow() + alertOptions.Value.RetryPause;
            LogNotTold(logger, fault, Id);
        }
    }

    private async Task TellAsync(AlarmVerdict verdict)
    {
        if (verdict is { Signal: null, IsOver: false })
        {
            return;
        }

        _toldAlerts ??= (await Alerts().StandingOf(Id)).ToDictionary(alert => alert.Kind);
        var known = _toldAlerts.GetValueOrDefault(verdict.Kind);
        if (verdict.Signal is not { } signal)
        {
            if (known is not null)
            {
                await Alerts().Clear(Id, verdict.Kind);
                _toldAlerts.Remove(verdict.Kind);
            }
        }
        else if ((known is null || signal.At > known.At || signal.Severity > known.Severity) && await Alerts().Raise(signal))
        {
            _toldAlerts[verdict.Kind] = new StandingAlert(verdict.Kind, signal.Severity, signal.At);
        }
    }

    private IAlertsGrain Alerts() => GrainFactory.GetGrain<IAlertsGrain>(device.State.FarmId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Device {DeviceId} could not tell its farm's alerts how it is; it does so soon")]
    private static partial void LogNotTold(ILogger logger, Exception fault, Guid deviceId);
}
