namespace VerticalFarm.Contracts.Alerts;

/// <summary>What a source has said is wrong and has not taken back; also when a person has resolved it meanwhile.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">The worst that it has been.</param>
/// <param name="At">When it last came anew.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.StandingAlert")]
public sealed record StandingAlert([property: Id(0)] AlertKind Kind, [property: Id(1)] AlertSeverity Severity, [property: Id(2)] DateTimeOffset At);
