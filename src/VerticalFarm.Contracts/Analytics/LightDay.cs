using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Analytics;

/// <summary>The light of a day of the farm.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Whole">Whether the time that was asked for holds all of the day, and it is over.</param>
/// <param name="Moles">Daily light integral, mol/m²: the mean of the sensors.</param>
/// <param name="Sensors">The same of each sensor of PPFD that said something.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.LightDay")]
public sealed record LightDay(
    [property: Id(0)] DateOnly Date, [property: Id(1)] bool Whole, [property: Id(2)] double Moles, [property: Id(3)] ImmutableArray<SensorLight> Sensors);

/// <summary>The light that a sensor saw in a day.</summary>
/// <param name="SensorId">The sensor.</param>
/// <param name="Moles">Daily light integral, mol/m².</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorLight")]
public sealed record SensorLight([property: Id(0)] Guid SensorId, [property: Id(1)] double Moles);
