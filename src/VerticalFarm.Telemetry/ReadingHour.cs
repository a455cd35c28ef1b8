namespace VerticalFarm.Telemetry;

/// <summary>What the readings of a sensor come to over a full hour that is packed.</summary>
/// <param name="At">Where the hour begins, in UTC.</param>
/// <param name="Min">Least value, in the unit of the sensor.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Sum">All values added up.</param>
/// <param name="Count">How many readings, at least 1.</param>
public readonly record struct ReadingHour(DateTimeOffset At, double Min, double Max, double Sum, long Count)
{
    /// <summary>Arithmetic mean of the values.</summary>
    public double Average => Sum / Count;
}
