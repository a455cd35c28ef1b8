using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// What the farm knows of its alerts: how many there are, as they told last. So a farm is shown without asking for them; one that has just
/// woken asks once.
/// </summary>
internal sealed partial class FarmGrain
{
    private AlertTally? _alerts;

    public Task AlertsCounted(AlertTally tally)
    {
        if (Exists)
        {
            TakeTally(tally);
            TellFeed();
        }

        return Task.CompletedTask;
    }

    private async Task<AlertTally> AlertsAsync()
    {
        if (_alerts is null)
        {
            TakeTally(await Alerts().Tally());
        }

        return _alerts!;
    }

    private async Task<ImmutableArray<AlertView>> UnresolvedAsync() =>
        await AlertsAsync() is { Open: 0, Acknowledged: 0 } ? [] : await Alerts().Unresolved();

    /// <summary>
    /// One alert for a stop, not one for each device. Never fails: what could not be told is told a minute later; false until then.
    /// </summary>
    private async Task<bool> TellOfStopAsync()
    {
        try
        {
            if (farm.State.EmergencyStop is { } stop)
            {
                await Alerts().Raise(new AlertSignal
                {
                    Source = AlertSource.Farm(Id),
                    Kind = AlertKind.Safety,
                    Severity = AlertSeverity.Critical,
                    Message = $"Emergency stop: {stop.Reason}",
                    At = stop.Since,
                });
            }
            else
            {
                await Alerts().Clear(Id, AlertKind.Safety);
            }

            return true;
        }
        catch (Exception fault)
        {
            LogStopNotTold(logger, fault, Id);
            return false;
        }
    }

    // What was sent first may arrive last.
    private void TakeTally(AlertTally tally) => _alerts = _alerts?.At > tally.At ? _alerts : tally;

    private IAlertsGrain Alerts() => GrainFactory.GetGrain<IAlertsGrain>(Id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Farm {FarmId} could not open or close the alert of its emergency stop; tried again in a minute")]
    private static partial void LogStopNotTold(ILogger logger, Exception fault, Guid farmId);
}
