using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Analytics;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Analytics;

/// <summary>Sensors added up over a span, as tests write it.</summary>
internal static class Sums
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    public static AnalyticsSpan Span(TimeSpan length, string zone = "UTC", DateTimeOffset? from = null) => new()
    {
        From = from ?? Noon,
        To = (from ?? Noon) + length,
        Now = (from ?? Noon) + length + TimeSpan.FromDays(1),
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
    };

    public static SensorView Sensor(SensorType type, SensorThresholds? thresholds = null, int intervalSeconds = 60, Guid? shelf = null) => new()
    {
        Id = Guid.NewGuid(),
        FarmId = Guid.Empty,
        Name = $"{type}",
        Type = type,
        Unit = SensorTypes.UnitOf(type),
        ShelfId = shelf,
        Thresholds = thresholds,
        ExpectedIntervalSeconds = intervalSeconds,
        Status = SensorStatus.Ok,
        CreatedAt = Noon.AddYears(-1),
        UpdatedAt = Noon.AddYears(-1),
        Version = 1,
    };

    /// <summary>Readings a minute apart from a moment on.</summary>
    public static ReadingStretch Minutes(DateTimeOffset from, params double[] values) => new([.. values.Select((value, i) => new ReadingPoint(from.AddMinutes(i), value))], []);

    public static SensorSums Of(SensorType type, AnalyticsSpan span, params double[] minutes) => SensorSums.Of(Sensor(type), Minutes(span.From, minutes), span);
}
