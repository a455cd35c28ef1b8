using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Analytics;

/// <summary>Electrical energy, from sensors of power. A meter behind another one is counted twice in the sum.</summary>
/// <param name="Kwh">All sensors together, kWh.</param>
/// <param name="Sensors">Each of them.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EnergyAnalytics")]
public sealed record EnergyAnalytics([property: Id(0)] double Kwh, [property: Id(1)] ImmutableArray<SensorEnergy> Sensors);

/// <summary>The energy behind a sensor of power.</summary>
/// <param name="SensorId">The sensor.</param>
/// <param name="Kwh">Energy, kWh.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorEnergy")]
public sealed record SensorEnergy([property: Id(0)] Guid SensorId, [property: Id(1)] double Kwh);
