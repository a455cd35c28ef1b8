namespace VerticalFarm.Telemetry;

/// <summary>Chooses among resolutions.</summary>
public static class Resolutions
{
    /// <summary>The finest resolution whose answer keeps within a number of points, wherever in the hour or day the range begins; days if none does.</summary>
    /// <param name="span">Length of the range; nothing or less counts as empty.</param>
    /// <param name="expectedInterval">How far the sensor's readings lie apart, more than nothing.</param>
    /// <param name="maxPoints">The most points wanted, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval or the number of points is out of its range.</exception>
    public static Resolution Auto(TimeSpan span, TimeSpan expectedInterval, int maxPoints = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(expectedInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPoints, 1);
        if (span <= TimeSpan.Zero || CeilingOf(span, expectedInterval) <= maxPoints)
        {
            return Resolution.Raw;
        }

        // A range that begins within a bucket ends within another: one more than its length alone would say.
        return CeilingOf(span, Resolution.Minute.Width()) + 1 <= maxPoints ? Resolution.Minute
            : CeilingOf(span, Resolution.Hour.Width()) + 1 <= maxPoints ? Resolution.Hour
            : Resolution.Day;
    }

    /// <summary>How wide a bucket is.</summary>
    internal static TimeSpan Width(this Resolution resolution) => resolution switch
    {
        Resolution.Minute => TimeSpan.FromMinutes(1),
        Resolution.Hour => TimeSpan.FromHours(1),
        Resolution.Day => TimeSpan.FromDays(1),
        _ => throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "Only minutes, hours and days are buckets."),
    };

    private static long CeilingOf(TimeSpan span, TimeSpan width) => ((span.Ticks - 1) / width.Ticks) + 1;
}
