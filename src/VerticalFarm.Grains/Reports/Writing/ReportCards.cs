using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>The day in a few figures, each beside those of the days before.</summary>
internal static class ReportCards
{
    private const double Percent = 100;

    private static readonly Figure[] Figures =
    [
        Share("Time in range", figures => figures.InRange),
        Share("Readings that came", figures => figures.Completeness),
        Of("Air temperature", figures => figures.AirTemperature, "air_temperature", "°C"),
        Of("Relative humidity", figures => figures.RelativeHumidity, "relative_humidity", "%"),
        Of("Vapour pressure deficit", figures => figures.Vpd, "vpd", "kPa"),
        Of("Daily light integral", figures => figures.Dli, "dli", "mol/m²"),
        Of("Electrical energy", figures => figures.EnergyKwh, "energy", "kWh"),
        new("Devices on", figures => figures.DeviceOnSeconds, Measures.Hours, "h", by => Measures.Signed(by, Measures.Hours(Math.Abs(by)))),
        Of("Switched on", figures => figures.SwitchOns, "count", "times"),
        Of("Alerts", figures => figures.Alerts, "count", "") with { Always = true },
    ];

    public static Markup Write(DailyReport report)
    {
        var (day, before, week) = (report.Figures, report.Comparison.DayBefore, report.Comparison.Week);
        var weekName = $"{report.Comparison.WeekDays}-day mean";
        var shown = Figures.Where(figure => figure.Always || new[] { day, before, week }.Any(of => of is not null && figure.Value(of) is not null));
        return Markup.Of($"""<section class="cards" aria-label="Key figures">{Markup.All(shown.Select(figure => Card(figure, day, before, week, weekName)))}</section>""");
    }

    private static Markup Card(Figure figure, ReportFigures day, ReportFigures? before, ReportFigures? week, string weekName)
    {
        var value = figure.Value(day);
        var unit = value is null || figure.Unit.Length == 0 ? Markup.None : Markup.Of($""" <span class="unit">{figure.Unit}</span>""");
        return Markup.Of($"""
            <div class="card"><h3>{figure.Name}</h3><p class="value">{figure.Text(value)}{unit}</p><dl>{Row("Day before", before)}{Row(weekName, week)}</dl></div>

            """);

        Markup Row(string name, ReportFigures? of) => of is not null && figure.Value(of) is { } then
            ? Markup.Of($"""<div><dt>{name}</dt><dd>{figure.Text(then)}</dd><dd class="change">{(value is { } now ? figure.Change(now - then) : "")}</dd></div>""")
            : Markup.None;
    }

    private static Figure Share(string name, Func<ReportFigures, double?> value) =>
        new(name, value, Measures.Share, "", by => Measures.Change(by * Percent, "share")) { Always = true };

    private static Figure Of(string name, Func<ReportFigures, double?> value, string quantity, string unit) =>
        new(name, value, number => Measures.Number(number, quantity), unit, by => Measures.Change(by, quantity));

    private sealed record Figure(string Name, Func<ReportFigures, double?> Value, Func<double?, string> Text, string Unit, Func<double, string> Change)
    {
        /// <summary>Whether it is shown even when nothing is known of it.</summary>
        public bool Always { get; init; }
    }
}
