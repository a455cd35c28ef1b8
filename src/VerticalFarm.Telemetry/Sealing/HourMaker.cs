namespace VerticalFarm.Telemetry.Sealing;

/// <summary>Makes whole hours of loose readings.</summary>
internal static class HourMaker
{
    /// <summary>The readings by hour, each in order of time and each time once: the last one written.</summary>
    /// <param name="loose">In order.</param>
    public static Dictionary<SensorHour, List<ReadingPoint>> Group(List<LooseReading> loose)
    {
        var hours = new Dictionary<SensorHour, List<ReadingPoint>>();
        List<ReadingPoint> points = [];
        SensorHour? open = null;
        foreach (var reading in loose)
        {
            if (reading.Hour != open)
            {
                open = reading.Hour;
                hours.Add(reading.Hour, points = []);
            }

            var point = new ReadingPoint(new DateTimeOffset(reading.At), reading.Value);
            if (points.Count > 0 && points[^1].At == point.At)
            {
                points[^1] = point;
            }
            else
            {
                points.Add(point);
            }
        }

        return hours;
    }
}
