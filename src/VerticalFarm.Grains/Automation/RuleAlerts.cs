using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation;

/// <summary>Alerts of rules, kept by the farm's alerts.</summary>
internal sealed class RuleAlerts(IGrainFactory grains) : IRuleAlerts
{
    public Task RaiseAsync(Guid farmId, Guid ruleId, NotifyAction notice, DateTimeOffset at) => grains.GetGrain<IAlertsGrain>(farmId).Raise(new AlertSignal
    {
        Source = AlertSource.Rule(ruleId),
        Kind = AlertKind.Rule,
        Severity = notice.Severity,
        Message = notice.Message,
        At = at,
    });

    public Task ClearAsync(Guid farmId, Guid ruleId) => grains.GetGrain<IAlertsGrain>(farmId).Clear(ruleId, AlertKind.Rule);
}
