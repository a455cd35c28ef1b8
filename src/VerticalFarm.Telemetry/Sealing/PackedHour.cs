namespace VerticalFarm.Telemetry.Sealing;

/// <summary>Readings of an hour as they are stored.</summary>
/// <param name="Count">How many readings, at least 1.</param>
/// <param name="Packed">Times, and values where they are decimal numbers.</param>
/// <param name="Plain">Values that are no decimal numbers, as they are; else null.</param>
internal sealed record PackedHour(int Count, byte[] Packed, double[]? Plain);
