namespace VerticalFarm.Telemetry;

/// <summary>The readings of a sensor over a time: one by one, or by the hour. No reading is in both.</summary>
/// <param name="Points">Readings one by one, in order of time, each time once.</param>
/// <param name="Hours">Full hours by what they come to, in order of time.</param>
public sealed record ReadingStretch(IReadOnlyList<ReadingPoint> Points, IReadOnlyList<ReadingHour> Hours);
