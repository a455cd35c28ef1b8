using VerticalFarm.Grains.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>By what a sensor judges at this moment, for another silo.</summary>
/// <param name="FarmId">The farm of the sensor; null when it is not active in the silo that was asked, or there is none.</param>
/// <param name="Bounds">What it takes.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeskBounds")]
internal readonly record struct DeskBounds([property: Id(0)] Guid? FarmId, [property: Id(1)] ReadingBounds Bounds);
