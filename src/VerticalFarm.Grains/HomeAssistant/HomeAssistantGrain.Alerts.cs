using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// The one alert of a Home Assistant that is away, whatever hangs on it. It waits a little, because connections come and go; a token that is
/// refused cannot mend itself, and is told at once.
/// </summary>
internal sealed partial class HomeAssistantGrain
{
    private const int RestartTakesTimes = 3;

    // Since when it was away, as people were told; null while they need not know.
    private DateTimeOffset? _alertedSince;
    private bool _alertKnown;
    private bool _announced;
    private bool _tellAgain;
    private bool _telling;
    private IGrainTimer? _alertTimer;

    // Calls interleave here: who comes while another is telling has it look once more.
    private async Task TellAlertsAsync()
    {
        _tellAgain = true;
        if (_telling)
        {
            return;
        }

        _telling = true;
        try
        {
            while (_tellAgain)
            {
                _tellAgain = false;
                await TellAlertOnceAsync();
            }
        }
        catch (Exception fault)
        {
            LogAlertNotTold(_logger, fault, Id);
            ArmAlertTimer(alertOptions.Value.RetryPause);
        }
        finally
        {
            _telling = false;
        }
    }

    private async Task TellAlertOnceAsync()
    {
        if (!_alertKnown)
        {
            // Told by an earlier activation: it is the same absence still.
            _alertedSince = (await Alerts().StandingOf(Id)).FirstOrDefault(alert => alert.Kind == AlertKind.HomeAssistantDown)?.At;
            _alertKnown = true;
        }

        if (configured.State is { Url: null } or { Ending: true })
        {
            await ClearAlertAsync();
        }
        else if (_session is not null)
        {
            _announced = false;
            if (_alertedSince is not null && IsDue((_connectedSince ?? time.GetUtcNow()) + alertOptions.Value.HomeAssistantSettles))
            {
                await ClearAlertAsync();
            }
        }
        else if (_disconnectedSince is { } since && (_alertedSince is not null || _reason == HomeAssistantFault.InvalidToken || IsDue(since + Patience())))
        {
            await RaiseAlertAsync(_alertedSince ?? since);
        }
    }

    private async Task RaiseAlertAsync(DateTimeOffset since)
    {
        var message = _reason == HomeAssistantFault.InvalidToken
            ? "Home Assistant does not know the access token: give it a new one"
            : "Home Assistant cannot be reached";
        await Alerts().Raise(new AlertSignal
        {
            Source = AlertSource.HomeAssistant(Id),
            Kind = AlertKind.HomeAssistantDown,
            Severity = AlertSeverity.Critical,
            Message = $"{message}. Devices cannot be commanded and nothing is heard of its sensors",
            At = since,
        });
        _alertedSince = since;
    }

    private async Task ClearAlertAsync()
    {
        if (_alertedSince is not null)
        {
            await Alerts().Clear(Id, AlertKind.HomeAssistantDown);
            _alertedSince = null;
        }
    }

    private TimeSpan Patience() => alertOptions.Value.HomeAssistantGrace * (_announced ? RestartTakesTimes : 1);

    /// <summary>Whether it is time; if not, it is looked at again when it is.</summary>
    private bool IsDue(DateTimeOffset at)
    {
        var left = at - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            ArmAlertTimer(left);
        }

        return left <= TimeSpan.Zero;
    }

    private void ArmAlertTimer(TimeSpan due)
    {
        _alertTimer?.Dispose();
        _alertTimer = this.RegisterGrainTimer(TellAlertsAsync, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private IAlertsGrain Alerts() => GrainFactory.GetGrain<IAlertsGrain>(Id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Farm {FarmId}: people could not be told of the connection to Home Assistant; tried again soon")]
    private static partial void LogAlertNotTold(ILogger logger, Exception fault, Guid farmId);
}
