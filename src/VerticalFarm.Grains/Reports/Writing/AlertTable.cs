using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>What there was to look at.</summary>
internal static class AlertTable
{
    public static Markup Write(DailyReport report, ReportClock clock)
    {
        var alerts = report.Alerts;
        if (alerts.Items.IsDefaultOrEmpty && alerts is { Opened: 0, Open: 0, Resolved: 0 })
        {
            return Markup.Of($"""<section><h2>Alerts</h2><p class="quiet">There was none.</p></section>""");
        }

        var table = new Table("Alerts", "Alert", "How bad", "From", "To", "Times")
        {
            Intro = $"{alerts.Opened} opened, {alerts.Critical} of them critical; {alerts.Resolved} resolved; {alerts.Open} not over {(report.Final ? "at the end of the day" : "yet")}.",
        };
        return table.Write(alerts.Items.Select(alert => new[]
        {
            Table.Name(alert.Message, QuantityNames.Of(alert.Kind)),
            Severity(alert.Severity),
            Table.Cell(clock.TimeOfDay(alert.OpenedAt)),
            Table.Cell(alert.ResolvedAt is { } over ? clock.TimeOfDay(over) : "not over"),
            Table.Cell(Measures.Count(alert.Count)),
        }));
    }

    // A word and a shape, and the colour beside them.
    private static Markup Severity(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => Markup.Of($"""<span class="badge critical">▲ Critical</span>"""),
        AlertSeverity.Warning => Markup.Of($"""<span class="badge warning">◆ Warning</span>"""),
        _ => Markup.Of($"""<span class="badge info">● Info</span>"""),
    };
}
