using System.Globalization;
using VerticalFarm.Contracts.Analytics;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>The lines of a report's table that say what sensors and devices come to.</summary>
internal static class AnalyticsLines
{
    public static void Add(CsvText csv, FarmAnalytics analytics)
    {
        foreach (var sensor in analytics.Sensors)
        {
            AddSensor(csv, sensor);
        }

        AddExtent(csv, "climate", "", "vpd", analytics.Vpd, "kPa");
        AddExtent(csv, "climate", "", "leaf_vpd", analytics.LeafVpd, "kPa");
        AddExtent(csv, "climate", "", "dew_point", analytics.DewPoint, "°C");
        foreach (var place in analytics.Places)
        {
            AddExtent(csv, "shelf", $"{place.ShelfId}", "vpd", place.Vpd, "kPa");
            AddExtent(csv, "shelf", $"{place.ShelfId}", "leaf_vpd", place.LeafVpd, "kPa");
            AddExtent(csv, "shelf", $"{place.ShelfId}", "dew_point", place.DewPoint, "°C");
        }

        AddLight(csv, analytics);
        foreach (var device in analytics.Devices)
        {
            csv.Add("device", device.Name, "on", device.OnSeconds, "s");
            csv.Add("device", device.Name, "switch_ons", device.SwitchOns);
            csv.Add("device", device.Name, "switch_offs", device.SwitchOffs);
        }

        csv.Add("energy", "", "energy", analytics.Energy?.Kwh, "kWh");
        foreach (var sensor in analytics.Energy?.Sensors ?? [])
        {
            csv.Add("energy", NameOf(analytics, sensor.SensorId), "energy", sensor.Kwh, "kWh");
        }
    }

    private static void AddSensor(CsvText csv, SensorAnalytics sensor)
    {
        csv.Add("sensor", sensor.Name, "min", sensor.Min, sensor.Unit);
        csv.Add("sensor", sensor.Name, "avg", sensor.Avg, sensor.Unit);
        csv.Add("sensor", sensor.Name, "max", sensor.Max, sensor.Unit);
        csv.Add("sensor", sensor.Name, "low", sensor.Range?.Low, sensor.Unit);
        csv.Add("sensor", sensor.Name, "high", sensor.Range?.High, sensor.Unit);
        csv.Add("sensor", sensor.Name, "in_range", sensor.InRange);
        csv.Add("sensor", sensor.Name, "below_range", sensor.BelowRange);
        csv.Add("sensor", sensor.Name, "above_range", sensor.AboveRange);
        csv.Add("sensor", sensor.Name, "known", sensor.Known);
        csv.Add("sensor", sensor.Name, "completeness", sensor.Completeness);
        csv.Add("sensor", sensor.Name, "readings", sensor.Readings);
        csv.Add("sensor", sensor.Name, "expected", sensor.Expected);
    }

    private static void AddLight(CsvText csv, FarmAnalytics analytics)
    {
        foreach (var day in analytics.Dli)
        {
            var date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            csv.Add("light", date, "dli", day.Moles, "mol/m²");
            foreach (var sensor in day.Sensors)
            {
                csv.Add("light", NameOf(analytics, sensor.SensorId), $"dli {date}", sensor.Moles, "mol/m²");
            }
        }
    }

    private static void AddExtent(CsvText csv, string section, string name, string quantity, Extent? extent, string unit)
    {
        csv.Add(section, name, $"{quantity}_min", extent?.Min, unit);
        csv.Add(section, name, $"{quantity}_avg", extent?.Avg, unit);
        csv.Add(section, name, $"{quantity}_max", extent?.Max, unit);
    }

    private static string NameOf(FarmAnalytics analytics, Guid sensorId) => analytics.Sensors.FirstOrDefault(sensor => sensor.SensorId == sensorId)?.Name ?? $"{sensorId}";
}
