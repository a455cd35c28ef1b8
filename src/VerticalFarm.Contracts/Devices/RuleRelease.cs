namespace VerticalFarm.Contracts.Devices;

/// <summary>A rule wants nothing of a device any more. What it wished up to this decision is void, also when it comes in later.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="RuleVersion">The version of the rule that lets go.</param>
/// <param name="Decision">The rule's newest decision.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RuleRelease")]
public sealed record RuleRelease([property: Id(0)] Guid RuleId, [property: Id(1)] long RuleVersion, [property: Id(2)] long Decision);
