namespace VerticalFarm.Contracts.Analytics;

/// <summary>The climate of a shelf, from the sensors that stand on it.</summary>
/// <param name="ShelfId">The shelf.</param>
/// <param name="Vpd">Vapour pressure deficit of the air, kPa.</param>
/// <param name="LeafVpd">Vapour pressure deficit at the leaf, kPa; null without a sensor of leaf temperature.</param>
/// <param name="DewPoint">Dew point, °C.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.PlaceClimate")]
public sealed record PlaceClimate(
    [property: Id(0)] Guid ShelfId, [property: Id(1)] Extent? Vpd, [property: Id(2)] Extent? LeafVpd, [property: Id(3)] Extent? DewPoint);
