namespace VerticalFarm.Contracts.Billing;

/// <summary>A plan that there is.</summary>
/// <param name="Plan">Which.</param>
/// <param name="Limits">How far it goes.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.PlanOffer")]
public sealed record PlanOffer([property: Id(0)] Plan Plan, [property: Id(1)] PlanLimits Limits);
