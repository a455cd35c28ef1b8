namespace VerticalFarm.Telemetry;

/// <summary>Numbers that a sender gave its readings, one after the other without a gap.</summary>
/// <param name="FarmId">The farm that they are of.</param>
/// <param name="SenderId">The API key or account that sent them.</param>
/// <param name="First">The first number.</param>
/// <param name="Last">The last number, itself among them.</param>
public readonly record struct SequenceRun(Guid FarmId, Guid SenderId, long First, long Last);
