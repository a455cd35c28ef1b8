namespace VerticalFarm.Telemetry;

/// <summary>What a sensor said over a minute, hour or day of UTC.</summary>
/// <param name="At">Where the bucket begins: the full minute, hour or day, in UTC.</param>
/// <param name="Min">Least value, in the unit of the sensor.</param>
/// <param name="Average">Arithmetic mean of the values; not weighted by how long each held.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Count">How many readings are in it, at least 1: a bucket without readings does not exist.</param>
public readonly record struct ReadingBucket(DateTimeOffset At, double Min, double Average, double Max, long Count);
