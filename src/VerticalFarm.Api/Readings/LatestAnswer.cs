using System.Collections.Immutable;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.Readings;

/// <summary>The newest reading of every sensor of a farm.</summary>
/// <param name="Items">One a sensor, also of those that never read anything.</param>
internal sealed record LatestAnswer(ImmutableArray<LatestReading> Items);

/// <summary>The newest reading of a sensor.</summary>
/// <param name="SensorId">The sensor.</param>
/// <param name="Ts">When it was measured; null before the first.</param>
/// <param name="Value">What was measured; null before the first.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="Status">How the sensor is doing.</param>
internal sealed record LatestReading(Guid SensorId, DateTimeOffset? Ts, double? Value, string Unit, SensorStatus Status);
