using VerticalFarm.Contracts.Billing;

namespace VerticalFarm.Api.Billing;

/// <summary>Which plan to take.</summary>
internal sealed record PlanChoice(Plan Plan);
