using System.Collections.Immutable;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>How a day was, in sentences.</summary>
internal static class ReportWords
{
    private const double Good = 0.95;
    private const double Fair = 0.85;
    private const double EnoughReadings = 0.8;

    /// <summary>The day in a sentence: what matters most first. A critical alert, much time out of range or many readings that did not come make a day to look at.</summary>
    /// <param name="figures">The day in a few figures.</param>
    /// <param name="alerts">Its alerts.</param>
    public static string Headline(ReportFigures figures, ReportAlerts alerts)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(alerts);
        if (!WasMeasured(figures))
        {
            return alerts.Opened == 0 ? "Nothing was measured on this day." : $"Nothing was measured on this day, {Alerts(alerts)}.";
        }

        var incomplete = figures.Completeness < EnoughReadings;
        var readings = incomplete ? $", only {Measures.Share(figures.Completeness)} of the readings came" : "";
        var lookAt = alerts.Critical > 0 || incomplete || figures.InRange < Fair;
        return figures.InRange is { } inRange
            ? $"A {(lookAt ? "day to look at" : inRange < Good ? "fair day" : "good day")}: {Measures.Share(inRange)} of the time in range{readings}, {Alerts(alerts)}."
            : $"A {(lookAt ? "day to look at" : alerts.Opened > 0 ? "fair day" : "quiet day")}: no sensor has a range to keep{readings}, {Alerts(alerts)}.";
    }

    /// <summary>What else is worth knowing: what was out of range, what did not come, what is not as on other days, what is not over. A sentence each.</summary>
    /// <param name="analytics">What sensors and devices come to.</param>
    /// <param name="figures">The day in a few figures.</param>
    /// <param name="comparison">The days before.</param>
    /// <param name="alerts">The day's alerts.</param>
    public static ImmutableArray<string> Notes(FarmAnalytics analytics, ReportFigures figures, ReportComparison comparison, ReportAlerts alerts)
    {
        ArgumentNullException.ThrowIfNull(analytics);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(alerts);
        return
        [
            .. SensorNotes.OutOfRange(analytics),
            .. SensorNotes.Silent(analytics),
            .. ComparisonNotes.Of(figures, comparison),
            .. alerts.Open switch { 0 => Array.Empty<string>(), 1 => ["1 alert was not over at the end."], _ => [$"{alerts.Open} alerts were not over at the end."] },
        ];
    }

    private static bool WasMeasured(ReportFigures figures) =>
        figures.Completeness > 0
        || new[] { figures.InRange, figures.AirTemperature, figures.RelativeHumidity, figures.Vpd, figures.Dli, figures.EnergyKwh }.Any(value => value is not null);

    private static string Alerts(ReportAlerts alerts) => (alerts.Opened, alerts.Critical) switch
    {
        (0, _) => "no alert",
        (_, 1) => "1 critical alert",
        (_, > 1) => $"{Measures.Count(alerts.Critical)} critical alerts",
        _ => "no critical alert",
    };
}
