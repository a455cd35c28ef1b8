using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation;

/// <summary>The alerts of rules: one a rule, of kind <c>rule</c>.</summary>
internal interface IRuleAlerts
{
    /// <summary>Opens the rule's alert, or raises its count; the same decision told twice counts once. Committed on return.</summary>
    Task RaiseAsync(Guid farmId, Guid ruleId, NotifyAction notice, DateTimeOffset at);

    /// <summary>Resolves it, if it is open. Committed on return.</summary>
    Task ClearAsync(Guid farmId, Guid ruleId);
}
