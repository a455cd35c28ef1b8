namespace VerticalFarm.Telemetry.Sealing;

/// <summary>How far packing came with one commit.</summary>
/// <param name="Readings">How many readings were packed.</param>
/// <param name="NextSensorKey">Where the next step goes on.</param>
/// <param name="IsDone">Nothing was left, or somebody else is packing just now.</param>
public readonly record struct SealStep(int Readings, int NextSensorKey, bool IsDone);
