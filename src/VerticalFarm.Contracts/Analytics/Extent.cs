namespace VerticalFarm.Contracts.Analytics;

/// <summary>Between what a quantity was, in its own unit.</summary>
/// <param name="Min">The least.</param>
/// <param name="Avg">The mean.</param>
/// <param name="Max">The greatest.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Extent")]
public sealed record Extent([property: Id(0)] double Min, [property: Id(1)] double Avg, [property: Id(2)] double Max);
