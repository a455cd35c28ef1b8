using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Grains.Alerts.Lifecycle;

namespace VerticalFarm.Grains.Alerts;

/// <summary>What the parts of the farm say: that something is wrong, and that it is over.</summary>
internal sealed partial class AlertsGrain
{
    public async Task<bool> Raise(AlertSignal signal)
    {
        for (var tries = 1; ; tries++)
        {
            if (signal.ThroughHomeAssistant && IsHomeAssistantDown())
            {
                return false;
            }

            var change = AlertLifecycle.Raise(_atHand.GetValueOrDefault((signal.Source.Id, signal.Kind)), signal, time.GetUtcNow());
            if (change.Opened is not null && !await OwnsAsync(signal.Source))
            {
                return true;
            }

            if (change == AlertChange.None || await SaveAsync([change, .. change.Opened is null ? [] : Explained(signal)]))
            {
                return true;
            }

            await BeFasterAsync(tries);
        }
    }

    public Task Clear(Guid sourceId, AlertKind kind) => ClearAsync(alert => alert.Source.Id == sourceId && alert.Kind == kind);

    public Task Forget(Guid sourceId) => ClearAsync(alert => alert.Source.Id == sourceId);

    public Task<ImmutableArray<StandingAlert>> StandingOf(Guid sourceId) => Task.FromResult<ImmutableArray<StandingAlert>>(
        [.. _atHand.Values.Where(alert => alert.Source.Id == sourceId).Select(alert => new StandingAlert(alert.Kind, alert.Severity, alert.LastAt))]);

    private async Task ClearAsync(Func<Alert, bool> which)
    {
        for (var tries = 1; ; tries++)
        {
            var now = time.GetUtcNow();
            if (await SaveAsync([.. _atHand.Values.Where(which).Select(alert => new AlertChange(AlertLifecycle.Clear(alert, now), null))]))
            {
                return;
            }

            await BeFasterAsync(tries);
        }
    }

    private bool IsHomeAssistantDown() => _atHand.ContainsKey((Id, AlertKind.HomeAssistantDown));

    /// <summary>What was opened since Home Assistant went, before it was noticed: its alert says it all.</summary>
    private IEnumerable<AlertChange> Explained(AlertSignal signal) => signal.Kind == AlertKind.HomeAssistantDown
        ? _atHand.Values.Where(alert => AlertLifecycle.IsExplainedBy(alert, signal)).Select(alert => new AlertChange(AlertLifecycle.Clear(alert, time.GetUtcNow()), null))
        : [];

    // A part may be deleted while what it said is on its way; and a farm that is no more must not come back by an alert.
    private async Task<bool> OwnsAsync(AlertSource source) => await GrainFactory.GetGrain<IFarmGrain>(Id).Facts() is { } farm && source.Kind switch
    {
        AlertSourceKind.Sensor => farm.Sensors.Any(sensor => sensor.Id == source.Id),
        AlertSourceKind.Device => farm.Devices.Any(device => device.Id == source.Id),
        AlertSourceKind.Rule => farm.Rules.Contains(source.Id),
        _ => source.Id == Id,
    };
}
