using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Analytics;

/// <summary>
/// Readings as the times over which they hold: each counts until the next one, for three expected intervals at most, so that a sensor that fell silent is not believed
/// for long; none counts beyond the end of what is looked at.
/// </summary>
internal static class Segments
{
    /// <summary>For how many expected intervals a reading is believed.</summary>
    public const int BelievedIntervals = 3;

    /// <summary>The segments of a stretch, in order of time; full hours count as much of their time as their readings can hold.</summary>
    public static IEnumerable<Segment> Of(ReadingStretch stretch, TimeSpan interval, DateTimeOffset to)
    {
        var (believed, points, hour) = (interval * BelievedIntervals, stretch.Points, 0);
        for (var i = 0; i < points.Count; i++)
        {
            for (; hour < stretch.Hours.Count && stretch.Hours[hour].At <= points[i].At; hour++)
            {
                yield return OfHour(stretch.Hours[hour], believed);
            }

            var end = points[i].At + believed;
            end = i + 1 < points.Count && points[i + 1].At < end ? points[i + 1].At : end;
            end = hour < stretch.Hours.Count && stretch.Hours[hour].At < end ? stretch.Hours[hour].At : end;
            end = end < to ? end : to;
            if (end > points[i].At)
            {
                yield return new Segment(points[i].At, end, points[i].Value);
            }
        }

        for (; hour < stretch.Hours.Count; hour++)
        {
            yield return OfHour(stretch.Hours[hour], believed);
        }
    }

    private static Segment OfHour(ReadingHour hour, TimeSpan believed)
    {
        var known = believed * hour.Count;
        return new Segment(hour.At, hour.At + (known < TimeSpan.FromHours(1) ? known : TimeSpan.FromHours(1)), hour.Average);
    }
}
