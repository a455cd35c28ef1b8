using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Analytics;

/// <summary>What the readings of one sensor come to; little, however many they were.</summary>
internal sealed record SensorSums
{
    private const double MicromolesPerMole = 1e6;
    private const double JoulesPerKwh = 3.6e6;

    public required SensorView Sensor { get; init; }

    public required SensorAnalytics Analytics { get; init; }

    /// <summary>Its means over the steps of the span.</summary>
    public required Course Course { get; init; }

    /// <summary>The integral of its value over time by local day, in unit seconds: the light of a sensor of PPFD. Only of those.</summary>
    public required IReadOnlyDictionary<DateOnly, double> ByDay { get; init; }

    /// <summary>The integral over the whole span, in unit seconds.</summary>
    public required double Integral { get; init; }

    /// <summary>How many of its readings are of the time in which some were expected.</summary>
    public required long Came { get; init; }

    /// <summary>The integral of a PPFD in µmol/m²/s as moles: mol/m².</summary>
    public static double Moles(double integral) => integral / MicromolesPerMole;

    /// <summary>The integral of a power in W as energy: kWh.</summary>
    public static double Kwh(double integral) => integral / JoulesPerKwh;

    /// <summary>The range that the thresholds of a sensor set: the inner ones where there are any.</summary>
    public static ValueRange? RangeOf(SensorThresholds? thresholds) => thresholds is not null && (thresholds.Low ?? thresholds.CriticalLow, thresholds.High ?? thresholds.CriticalHigh) is var (low, high) && (low ?? high) is not null
        ? new ValueRange(low, high)
        : null;

    /// <summary>Adds up a stretch of readings.</summary>
    public static SensorSums Of(SensorView sensor, ReadingStretch stretch, AnalyticsSpan span)
    {
        var interval = TimeSpan.FromSeconds(sensor.ExpectedIntervalSeconds);
        var range = RangeOf(sensor.Thresholds);
        var course = new Course(span.From, span.Step, span.Steps);
        var light = sensor.Type == SensorType.Ppfd ? new LightByDay(span.Days()) : null;
        var (known, below, above, integral) = (0.0, 0.0, 0.0, 0.0);
        foreach (var segment in Segments.Of(stretch, interval, span.Until))
        {
            known += segment.Seconds;
            below += segment.Value < range?.Low ? segment.Seconds : 0;
            above += segment.Value > range?.High ? segment.Seconds : 0;
            integral += segment.Value * segment.Seconds;
            course.Add(segment);
            light?.Add(segment);
        }

        var readings = Count(stretch);
        var (came, expected) = Expect(sensor, stretch, span, interval);
        var whole = (span.Until - span.From).TotalSeconds;
        var judged = range is not null && known > 0;
        return new SensorSums
        {
            Sensor = sensor,
            Course = course,
            ByDay = light?.Sums ?? new Dictionary<DateOnly, double>(),
            Integral = integral,
            Came = came,
            Analytics = new SensorAnalytics
            {
                SensorId = sensor.Id,
                Name = sensor.Name,
                Type = sensor.Type,
                Unit = sensor.Unit,
                Min = readings == 0 ? null : stretch.Points.Select(point => point.Value).Concat(stretch.Hours.Select(hour => hour.Min)).Min(),
                Avg = readings == 0 ? null : (stretch.Points.Sum(point => point.Value) + stretch.Hours.Sum(hour => hour.Sum)) / readings,
                Max = readings == 0 ? null : stretch.Points.Select(point => point.Value).Concat(stretch.Hours.Select(hour => hour.Max)).Max(),
                Readings = readings,
                Expected = expected,
                Completeness = expected == 0 ? null : Math.Min(1, (double)came / expected),
                Known = whole > 0 ? Math.Min(1, known / whole) : 0,
                Range = range,
                InRange = judged ? (known - below - above) / known : null,
                BelowRange = judged ? below / known : null,
                AboveRange = judged ? above / known : null,
            },
        };
    }

    private static long Count(ReadingStretch stretch) => stretch.Points.Count + stretch.Hours.Sum(hour => hour.Count);

    // Nothing was expected of it before it was made; readings from before then were sent in afterwards, as closely as somebody had them.
    private static (long Came, long Expected) Expect(SensorView sensor, ReadingStretch stretch, AnalyticsSpan span, TimeSpan interval)
    {
        var since = sensor.CreatedAt > span.From ? sensor.CreatedAt : span.From;
        return since < span.Until
            ? (stretch.Points.Count(point => point.At >= since) + stretch.Hours.Where(hour => hour.At >= since).Sum(hour => hour.Count), (long)Math.Round((span.Until - since) / interval))
            : (0, 0);
    }
}
