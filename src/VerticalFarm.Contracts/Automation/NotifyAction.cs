using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Contracts.Automation;

/// <summary>An alert of kind <c>rule</c> that is open while the rule says so; raised once a change of outcome.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What people are told, 1 to 500 characters.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.NotifyAction")]
public sealed record NotifyAction([property: Id(0)] AlertSeverity Severity, [property: Id(1)] string Message) : RuleAction;
