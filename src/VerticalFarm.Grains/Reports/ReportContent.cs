using System.Collections.Immutable;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Analytics;

namespace VerticalFarm.Grains.Reports;

/// <summary>A day in figures and courses: pure, from what its sensors and devices come to.</summary>
internal static class ReportContent
{
    private const int StepMinutes = 10;

    private static readonly ImmutableArray<SensorType> Charted =
    [
        SensorType.AirTemperature, SensorType.RelativeHumidity, SensorType.Co2, SensorType.Ppfd, SensorType.Ph, SensorType.Ec, SensorType.WaterTemperature,
        SensorType.WaterLevel, SensorType.LeafTemperature, SensorType.SubstrateMoisture, SensorType.DissolvedOxygen, SensorType.Power,
    ];

    /// <summary>The day in a few figures.</summary>
    public static ReportFigures Figures(FarmAnalytics analytics, ReportAlerts alerts)
    {
        var judged = analytics.Sensors.Where(sensor => sensor.InRange is not null).ToArray();
        var known = judged.Sum(sensor => sensor.Known);
        return new ReportFigures
        {
            InRange = known > 0 ? judged.Sum(sensor => sensor.InRange!.Value * sensor.Known) / known : null,
            Completeness = analytics.Completeness,
            AirTemperature = Mean(analytics, SensorType.AirTemperature),
            RelativeHumidity = Mean(analytics, SensorType.RelativeHumidity),
            Vpd = analytics.Vpd?.Avg,
            Dli = analytics.Dli.IsEmpty ? null : analytics.Dli.Sum(day => day.Moles),
            EnergyKwh = analytics.Energy?.Kwh,
            DeviceOnSeconds = analytics.Devices.IsEmpty ? null : analytics.Devices.Sum(device => device.OnSeconds),
            SwitchOns = analytics.Devices.IsEmpty ? null : analytics.Devices.Sum(device => device.SwitchOns),
            Alerts = alerts.Opened,
        };
    }

    /// <summary>The day before, and the mean of the week before, as far as there are reports of them.</summary>
    public static ReportComparison Compare(DateOnly date, IReadOnlyDictionary<DateOnly, ReportFigures> before)
    {
        var week = before.Where(day => day.Key < date && day.Key >= date.AddDays(-7)).Select(day => day.Value).ToArray();
        return new ReportComparison(before.GetValueOrDefault(date.AddDays(-1)), week.Length == 0 ? null : MeanOf(week), week.Length);
    }

    /// <summary>The courses of all quantities that were measured, in steps of ten minutes.</summary>
    public static IEnumerable<ReportSeries> Series(IReadOnlyCollection<SensorSums> sensors)
    {
        foreach (var type in Charted)
        {
            var some = sensors.Where(sensor => sensor.Sensor.Type == type).ToArray();
            if (some.Any(sensor => sensor.Analytics.Readings > 0))
            {
                var (low, high) = (Common(some, range => range.Low), Common(some, range => range.High));
                yield return new ReportSeries(EnumNames.Of(type), SensorTypes.UnitOf(type), StepMinutes * 60, Steps(Course.Mean([.. some.Select(sensor => sensor.Course)]), some[0].Course.Steps), low, high);
            }
        }

        var climate = new AirClimate(sensors);
        if (climate.Vpd is not null)
        {
            yield return new ReportSeries("vpd", "kPa", StepMinutes * 60, Steps(climate.VpdAt, sensors.First().Course.Steps), null, null);
        }
    }

    // From minutes to steps.
    private static ImmutableArray<double?> Steps(Func<int, double?> minute, int minutes)
    {
        var steps = ImmutableArray.CreateBuilder<double?>((minutes + StepMinutes - 1) / StepMinutes);
        for (var begin = 0; begin < minutes; begin += StepMinutes)
        {
            var known = Enumerable.Range(begin, Math.Min(StepMinutes, minutes - begin)).Select(minute).OfType<double>().ToArray();
            steps.Add(known.Length == 0 ? null : known.Average());
        }

        return steps.ToImmutable();
    }

    private static double? Common(IEnumerable<SensorSums> sensors, Func<ValueRange, double?> limit)
    {
        var limits = sensors.Select(sensor => sensor.Analytics.Range).OfType<ValueRange>().Select(limit).Distinct().ToArray();
        return limits.Length == 1 ? limits[0] : null;
    }

    private static double? Mean(FarmAnalytics analytics, SensorType type) => analytics.Sensors.Where(sensor => sensor.Type == type).Average(sensor => sensor.Avg);

    private static ReportFigures MeanOf(ReportFigures[] days) => new()
    {
        InRange = days.Average(day => day.InRange),
        Completeness = days.Average(day => day.Completeness),
        AirTemperature = days.Average(day => day.AirTemperature),
        RelativeHumidity = days.Average(day => day.RelativeHumidity),
        Vpd = days.Average(day => day.Vpd),
        Dli = days.Average(day => day.Dli),
        EnergyKwh = days.Average(day => day.EnergyKwh),
        DeviceOnSeconds = days.Average(day => day.DeviceOnSeconds),
        SwitchOns = days.Average(day => day.SwitchOns),
        Alerts = days.Average(day => day.Alerts),
    };
}
