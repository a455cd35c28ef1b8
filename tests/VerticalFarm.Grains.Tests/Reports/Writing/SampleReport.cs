using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Tests.Reports.Writing;

/// <summary>A report with something of everything, and with names that somebody chose who means no good.</summary>
internal static class SampleReport
{
    public const string Tag = "<script>alert(1)</script>";
    public const string Formula = "=1+1";
    public static readonly Guid Air = Guid.Parse("11111111-0000-4000-8000-000000000001");
    public static readonly Guid Fan = Guid.Parse("22222222-0000-4000-8000-000000000001");
    private static readonly Guid Meter = Guid.Parse("11111111-0000-4000-8000-000000000004");
    private static readonly Guid Light = Guid.Parse("11111111-0000-4000-8000-000000000005");

    /// <summary>The report of a day in a zone.</summary>
    public static DailyReport Of(DateOnly date, string timezone = "Europe/Brussels", int stepSeconds = 900)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timezone);
        var (from, to) = (Start(date, zone), Start(date.AddDays(1), zone));
        var analytics = Analytics(date, from, to, timezone);
        var figures = new ReportFigures
        {
            InRange = 0.973,
            Completeness = 0.9986,
            AirTemperature = 21.43,
            RelativeHumidity = 63.8,
            Vpd = 0.923,
            Dli = 14.21,
            EnergyKwh = 11.84,
            DeviceOnSeconds = 71_100,
            SwitchOns = 9,
            Alerts = 3,
        };
        return new DailyReport
        {
            FarmId = Guid.Parse("33333333-0000-4000-8000-000000000001"),
            FarmName = $"North hall {Tag}",
            Type = ReportType.Daily,
            Date = date,
            Timezone = timezone,
            From = from,
            To = to,
            Final = true,
            MadeAt = to.AddMinutes(5),
            Headline = "A good day: 97 % of the time in range, no critical alert.",
            Notes = [$"Water {Tag} was too high for 12 % of the time.", "Nothing came from Flow, rack 2."],
            Figures = figures,
            Comparison = new ReportComparison(figures with { InRange = 0.991, EnergyKwh = 12.4, Alerts = 0, AirTemperature = 21.43 }, figures with { InRange = 0.962, Dli = 13.9, DeviceOnSeconds = 60_000 }, 7),
            Analytics = analytics,
            Alerts = new ReportAlerts(3, 1, 2, 1,
            [
                new ReportAlert(Guid.NewGuid(), AlertKind.ThresholdHigh, AlertSeverity.Critical, "Air, rack 1 is 31.2 °C, above 30 °C", from.AddHours(13), from.AddHours(13.7), 2),
                new ReportAlert(Guid.NewGuid(), AlertKind.Stale, AlertSeverity.Warning, $"Nothing comes from {Tag}", from.AddHours(-5), null, 1),
                new ReportAlert(Guid.NewGuid(), AlertKind.Rule, AlertSeverity.Info, "@Look after the north hall", from.AddHours(8), from.AddHours(9), 1),
            ]),
            Rules = [new ReportRule(Guid.NewGuid(), $"Cool \"by day\" & night {Tag}", 12, 6, 1), new ReportRule(Guid.NewGuid(), null, 2, 1, 0)],
            Series = Series(from, to, stepSeconds),
            Runs =
            [
                new ReportRun(Fan, from.AddHours(1), from.AddHours(2.5)), new ReportRun(Fan, from.AddHours(13), from.AddHours(13.75)), new ReportRun(Fan, from.AddHours(15), from.AddHours(16)),
                new ReportRun(analytics.Devices[1].DeviceId, from.AddHours(6), from.AddHours(22)),
                .. Enumerable.Range(0, 24).Select(hour => new ReportRun(analytics.Devices[2].DeviceId, from.AddHours(hour), from.AddHours(hour).AddMinutes(4))),
            ],
        };
    }

    private static FarmAnalytics Analytics(DateOnly date, DateTimeOffset from, DateTimeOffset to, string timezone) => new()
    {
        From = from,
        To = to,
        Timezone = timezone,
        Resolution = AnalyticsResolution.Raw,
        Completeness = 0.9986,
        Sensors =
        [
            Sensor(Air, "Air, rack 1", SensorType.AirTemperature, "°C", 18.24, 21.43, 31.2, 18, 26),
            Sensor(Guid.NewGuid(), Tag, SensorType.RelativeHumidity, "%", 55.2, 63.8, 71.4, 50, 75),
            Sensor(Guid.NewGuid(), Formula, SensorType.Co2, "ppm", 420, 812.4, 1204, 600, null),
            Sensor(Meter, "Meter", SensorType.Power, "W", 12, 493.3, 1_840, null, null),
            Sensor(Light, "Light, shelf 3", SensorType.Ppfd, "µmol/m²/s", 0, 164.5, 402, null, null),
            Sensor(Guid.NewGuid(), "Tank", SensorType.Ph, "pH", 5.61, 5.92, 6.14, 5.5, 6.5),
            Sensor(Guid.NewGuid(), "Tank", SensorType.Ec, "mS/cm", 1.5, 1.618, 1.77, 1.4, 1.8),
            new SensorAnalytics { SensorId = Guid.NewGuid(), Name = "Flow, rack 2", Type = SensorType.Flow, Unit = "L/min", Readings = 0, Expected = 1440, Completeness = 0, Known = 0, Range = new ValueRange(null, 9) },
        ],
        Vpd = new Extent(0.71, 0.923, 1.31),
        LeafVpd = new Extent(0.52, 0.741, 1.1),
        DewPoint = new Extent(11.9, 13.42, 14.8),
        Places = [new PlaceClimate(Guid.NewGuid(), new Extent(0.7, 0.9, 1.3), null, null)],
        Dli = [new LightDay(date, true, 14.21, [new SensorLight(Light, 14.21)])],
        Devices =
        [
            new DeviceAnalytics { DeviceId = Fan, Name = "Exhaust fan " + Tag, Type = DeviceType.Fan, OnSeconds = 11_700, SwitchOns = 3, SwitchOffs = 3 },
            new DeviceAnalytics { DeviceId = Guid.NewGuid(), Name = "Lamps", Type = DeviceType.Light, OnSeconds = 57_600, SwitchOns = 1, SwitchOffs = 1 },
            new DeviceAnalytics { DeviceId = Guid.NewGuid(), Name = "-Pump", Type = DeviceType.Pump, OnSeconds = 5_760, SwitchOns = 24, SwitchOffs = 24 },
        ],
        Energy = new EnergyAnalytics(11.84, [new SensorEnergy(Meter, 11.84)]),
    };

    private static SensorAnalytics Sensor(Guid id, string name, SensorType type, string unit, double min, double avg, double max, double? low, double? high) => new()
    {
        SensorId = id,
        Name = name,
        Type = type,
        Unit = unit,
        Min = min,
        Avg = avg,
        Max = max,
        Readings = 1438,
        Expected = 1440,
        Completeness = 0.9986,
        Known = 0.999,
        Range = low is null && high is null ? null : new ValueRange(low, high),
        InRange = low is null && high is null ? null : 0.88,
        BelowRange = low is null ? null : 0.02,
        AboveRange = high is null ? null : 0.1,
    };

    private static ImmutableArray<ReportSeries> Series(DateTimeOffset from, DateTimeOffset to, int step)
    {
        var count = (int)((to - from).TotalSeconds / step);
        return
        [
            new ReportSeries("air_temperature", "°C", step, Course(count, 21.4, 3.5), 18, 26),
            new ReportSeries("relative_humidity", "%", step, Course(count, 64, -6), 50, 75),
            new ReportSeries("co2", "ppm", step, Course(count, 812, 190), 600, null),
            new ReportSeries("ppfd", "µmol/m²/s", step, [.. Enumerable.Range(0, count).Select(i => (double?)(i > count / 4 && i < count * 11 / 12 ? 396 : 0))], null, null),
            new ReportSeries("ec", "mS/cm", step, Course(count, 1.62, 0.08), 1.4, 1.8),
            new ReportSeries("flow", "L/min", step, [.. Enumerable.Repeat<double?>(null, count)], null, 9),
        ];
    }

    // A gap, and a mean that stands alone in it.
    private static ImmutableArray<double?> Course(int count, double mean, double swing) =>
    [
        .. Enumerable.Range(0, count).Select(i => i > count * 0.6 && i < count * 0.7 && i != (int)(count * 0.65)
            ? (double?)null
            : mean - (swing * Math.Cos(i * Math.Tau / count)) + (swing * 0.08 * Math.Sin(i * 1.7))),
    ];

    // Where midnight comes twice, the first time.
    private static DateTimeOffset Start(DateOnly date, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
