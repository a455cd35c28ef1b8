using System.Globalization;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>A report as a table, for spreadsheets: section, name, quantity, value, unit. Shares are 0 to 1, times in UTC; what is not known has no line.</summary>
internal static class ReportTable
{
    public static string Write(DailyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var csv = new CsvText();
        AddReport(csv, report);
        AddFigures(csv, "day", report.Figures);
        AddFigures(csv, "day_before", report.Comparison.DayBefore);
        AddFigures(csv, "week", report.Comparison.Week);
        AnalyticsLines.Add(csv, report.Analytics);
        AddAlerts(csv, report.Alerts);
        foreach (var rule in report.Rules)
        {
            var name = rule.Name ?? $"{rule.RuleId}";
            csv.Add("rule", name, "decisions", rule.Decisions);
            csv.Add("rule", name, "fired", rule.Fired);
            csv.Add("rule", name, "by_hand", rule.ByHand);
        }

        AddCourse(csv, report);
        return csv.ToString();
    }

    private static void AddReport(CsvText csv, DailyReport report)
    {
        csv.Add("report", report.FarmName, "date", report.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        csv.Add("report", report.FarmName, "timezone", report.Timezone);
        csv.Add("report", report.FarmName, "from", report.From);
        csv.Add("report", report.FarmName, "to", report.To);
        csv.Add("report", report.FarmName, "final", report.Final ? "true" : "false");
        csv.Add("report", report.FarmName, "made_at", report.MadeAt);
        csv.Add("report", report.FarmName, "headline", report.Headline);
        foreach (var note in report.Notes)
        {
            csv.Add("report", report.FarmName, "note", note);
        }
    }

    private static void AddFigures(CsvText csv, string section, ReportFigures? figures)
    {
        csv.Add(section, "", "in_range", figures?.InRange);
        csv.Add(section, "", "completeness", figures?.Completeness);
        csv.Add(section, "", "air_temperature", figures?.AirTemperature, "°C");
        csv.Add(section, "", "relative_humidity", figures?.RelativeHumidity, "%");
        csv.Add(section, "", "vpd", figures?.Vpd, "kPa");
        csv.Add(section, "", "dli", figures?.Dli, "mol/m²");
        csv.Add(section, "", "energy", figures?.EnergyKwh, "kWh");
        csv.Add(section, "", "device_on", figures?.DeviceOnSeconds, "s");
        csv.Add(section, "", "switch_ons", figures?.SwitchOns);
        csv.Add(section, "", "alerts", figures?.Alerts);
    }

    private static void AddAlerts(CsvText csv, ReportAlerts alerts)
    {
        csv.Add("alerts", "", "opened", alerts.Opened);
        csv.Add("alerts", "", "critical", alerts.Critical);
        csv.Add("alerts", "", "resolved", alerts.Resolved);
        csv.Add("alerts", "", "open", alerts.Open);
        foreach (var alert in alerts.Items)
        {
            csv.Add("alert", alert.Message, "kind", EnumNames.Of(alert.Kind));
            csv.Add("alert", alert.Message, "severity", EnumNames.Of(alert.Severity));
            csv.Add("alert", alert.Message, "opened_at", alert.OpenedAt);
            csv.Add("alert", alert.Message, "resolved_at", alert.ResolvedAt);
            csv.Add("alert", alert.Message, "count", alert.Count);
        }
    }

    private static void AddCourse(CsvText csv, DailyReport report)
    {
        foreach (var series in report.Series)
        {
            for (var i = 0; i < series.Values.Length; i++)
            {
                var at = report.From.AddSeconds((double)i * series.StepSeconds).UtcDateTime;
                csv.Add("course", at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), series.Quantity, series.Values[i], series.Unit);
            }
        }

        var names = report.Analytics.Devices.ToDictionary(device => device.DeviceId, device => device.Name);
        foreach (var run in report.Runs)
        {
            var name = names.GetValueOrDefault(run.DeviceId, $"{run.DeviceId}");
            csv.Add("run", name, "from", run.From);
            csv.Add("run", name, "to", run.To);
        }
    }
}
