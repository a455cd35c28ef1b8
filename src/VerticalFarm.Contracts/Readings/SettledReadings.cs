namespace VerticalFarm.Contracts.Readings;

/// <summary>What became of readings that a sensor has judged.</summary>
/// <param name="Stored">Those that were committed.</param>
/// <param name="Late">Those that were committed and came late.</param>
/// <param name="LateDuplicates">How many of <paramref name="Late"/> were there before.</param>
/// <param name="Rejected">How many were not taken.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SettledReadings")]
public sealed record SettledReadings(
    [property: Id(0)] SensorSlice Stored, [property: Id(1)] SensorSlice Late, [property: Id(2)] int LateDuplicates, [property: Id(3)] int Rejected);
