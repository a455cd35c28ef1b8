namespace VerticalFarm.Contracts.Billing;

/// <summary>How far a plan goes.</summary>
/// <param name="Farms">How many farms an account may make. Whoever has more, because the plan was larger, keeps them and makes no new one.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.PlanLimits")]
public sealed record PlanLimits([property: Id(0)] int Farms);
