using System.Globalization;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>
/// A report as a page that stands on its own: nothing is fetched and nothing runs, so it can be sent on, kept and printed. It is well-formed XML as well.
/// </summary>
internal static class ReportPage
{
    public static string Write(DailyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var clock = new ReportClock(report);
        var date = report.Date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><meta name="color-scheme" content="light dark" />
            <title>{report.FarmName}, {date}</title>
            <style>{ReportStyle.Css}</style></head>
            <body><main>
            <header><h1>{report.FarmName}</h1><p class="date">Daily report for {date}{Provisional(report)}</p></header>
            <p class="headline">{report.Headline}</p>
            {Notes(report)}
            {ReportCards.Write(report)}
            {ReportCharts.Write(report, clock)}
            {SensorTable.Write(report)}
            {ClimateTable.Write(report)}
            {DeviceTables.Write(report)}
            {AlertTable.Write(report, clock)}
            {RuleTable.Write(report)}
            <footer><p>Made on {clock.DateAndTime(report.MadeAt)}, {report.Timezone}. {(report.Final ? "The day was over." : "Provisional: the day was not over when this was made.")}</p></footer>
            </main></body></html>

            """).Text;
    }

    private static Markup Provisional(DailyReport report) => report.Final ? Markup.None : Markup.Of($""" <span class="badge">Provisional</span>""");

    private static Markup Notes(DailyReport report) => report.Notes.IsDefaultOrEmpty
        ? Markup.None
        : Markup.Of($"""<ul class="notes">{Markup.All(report.Notes.Select(note => Markup.Of($"<li>{note}</li>")))}</ul>""");
}
