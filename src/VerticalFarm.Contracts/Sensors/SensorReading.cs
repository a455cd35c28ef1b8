namespace VerticalFarm.Contracts.Sensors;

/// <summary>One measured value.</summary>
/// <param name="Ts">When it was measured.</param>
/// <param name="Value">The value, in the sensor's unit.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorReading")]
public readonly record struct SensorReading([property: Id(0)] DateTimeOffset Ts, [property: Id(1)] double Value);
