using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>
/// The course of the day in lines. What is drawn is as wide as there is room, so words stand beside the drawing and not in it: on a phone they keep their size.
/// </summary>
internal static class ReportCharts
{
    /// <summary>How high every drawing of values is.</summary>
    public const double Height = 100;

    public static Markup Write(DailyReport report, ReportClock clock) =>
        report.Series.IsDefaultOrEmpty && report.Runs.IsDefaultOrEmpty ? Markup.None : Markup.Of($"""
        <section class="charts"><h2>The course of the day</h2>
        <p class="quiet">Hours of local time, {report.Timezone}. {clock.ClockChange} The shaded band is the range that is set.</p>
        {Markup.All(report.Series.Select(series => Chart(series, clock)))}
        {RunLanes.Write(report, clock)}
        </section>

        """);

    /// <summary>The hours below a drawing.</summary>
    public static Markup Hours(ReportClock clock) => Markup.Of($"""<div class="hours" aria-hidden="true">{Markup.All(clock.Marks.Select(mark =>
        Markup.Of($"""<span style="left:{mark.X / ReportClock.Width * 100}%">{mark.Hour}</span>""")))}</div>""");

    /// <summary>The hours as lines in a drawing.</summary>
    public static Markup HourLines(ReportClock clock, double height) =>
        Markup.Of($"""<path class="grid" d="{string.Concat(clock.Marks.Select(mark => Place($"M{mark.X:0.##} 0V{height:0.##}")))}" />""");

    private static Markup Chart(ReportSeries series, ReportClock clock)
    {
        var name = QuantityNames.Of(series.Quantity);
        if (ValueAxis.Of(series.Values, series.Low, series.High) is not { } axis)
        {
            return Markup.Of($"""<figure class="lane"><figcaption><b>{name}</b></figcaption><p class="quiet nothing">Nothing was measured.</p></figure>""");
        }

        var known = series.Values.OfType<double>().ToArray();
        var (least, most) = (Measures.Number(known.Min(), series.Quantity), Measures.WithUnit(known.Max(), series.Quantity, series.Unit));
        return Markup.Of($"""
            <figure class="lane"><figcaption><b>{name}</b> <span class="quiet">{series.Unit}</span><span class="quiet extent">{least} to {most}</span></figcaption>
            <div class="plot"><div class="values" aria-hidden="true">{Markup.All(axis.Marks.Select(mark => Markup.Of($"""<span style="top:{mark.Y}%">{mark.Text}</span>""")))}</div>
            <svg viewBox="0 0 {ReportClock.Width} {Height}" preserveAspectRatio="none" role="img" aria-label="{name}: {least} to {most}">{Band(series, axis)}{HourLines(clock, Height)}<path class="grid" d="{string.Concat(axis.Marks.Select(mark => Place($"M0 {mark.Y:0.##}H{ReportClock.Width:0.##}")))}" /><path class="line" d="{Line(series, axis, clock)}" /></svg>
            {Hours(clock)}</div></figure>

            """);
    }

    private static Markup Band(ReportSeries series, ValueAxis axis)
    {
        if (series.Low is null && series.High is null)
        {
            return Markup.None;
        }

        var (top, bottom) = (series.High is { } high ? axis.Y(high) : 0, series.Low is { } low ? axis.Y(low) : Height);
        return Markup.Of($"""<rect class="band" x="0" y="{top}" width="{ReportClock.Width}" height="{Math.Max(0, bottom - top)}" />""");
    }

    // A mean stands for its step, so its point is in the middle; one that stands alone is drawn as long as its step, or it would not be seen.
    private static string Line(ReportSeries series, ValueAxis axis, ReportClock clock)
    {
        var line = new StringBuilder();
        var (width, values) = (clock.WidthOf(series.StepSeconds), series.Values);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value)
            {
                continue;
            }

            var (x, y) = (Math.Min(ReportClock.Width, (i + 0.5) * width), axis.Y(value));
            if (Known(values, i - 1))
            {
                line.Append(Place($"L{x:0.##} {y:0.##}"));
            }
            else if (Known(values, i + 1))
            {
                line.Append(Place($"M{x:0.##} {y:0.##}"));
            }
            else
            {
                line.Append(Place($"M{x - (width / 2):0.##} {y:0.##}H{Math.Min(ReportClock.Width, x + (width / 2)):0.##}"));
            }
        }

        return line.ToString();
    }

    private static bool Known(ImmutableArray<double?> values, int index) => index >= 0 && index < values.Length && values[index] is not null;

    private static string Place(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
