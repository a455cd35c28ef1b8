namespace VerticalFarm.Contracts.Weather;

/// <summary>A place on earth.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.GeoPlace")]
public readonly record struct GeoPlace([property: Id(0)] double Latitude, [property: Id(1)] double Longitude);
