namespace VerticalFarm.Telemetry;

/// <summary>What a sensor said at one moment.</summary>
/// <param name="At">When it was measured; in UTC, kept to the microsecond.</param>
/// <param name="Value">In the unit of the sensor.</param>
public readonly record struct ReadingPoint(DateTimeOffset At, double Value);
