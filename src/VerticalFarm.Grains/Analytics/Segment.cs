namespace VerticalFarm.Grains.Analytics;

/// <summary>A time over which a value is known.</summary>
/// <param name="From">Where it begins (UTC).</param>
/// <param name="To">Where it ends.</param>
/// <param name="Value">The value, in the sensor's unit.</param>
internal readonly record struct Segment(DateTimeOffset From, DateTimeOffset To, double Value)
{
    /// <summary>How long it lasts.</summary>
    public double Seconds => (To - From).TotalSeconds;
}
