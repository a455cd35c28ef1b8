using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>When devices were on: a lane for each, on the same hours as the charts above.</summary>
internal static class RunLanes
{
    private const double Height = 10;
    private const double LeastWidth = 1.5; // A valve that was open for some seconds can be seen.

    public static Markup Write(DailyReport report, ReportClock clock)
    {
        if (report.Runs.IsDefaultOrEmpty)
        {
            return Markup.None;
        }

        var runs = report.Runs.ToLookup(run => run.DeviceId);
        var known = report.Analytics.Devices.Where(device => runs.Contains(device.DeviceId)).Select(device => (device.DeviceId, device.Name)).ToArray();
        var gone = runs.Select(of => of.Key).Except(known.Select(device => device.DeviceId)).Select(id => (id, "A device that is no more"));
        return Markup.Of($"""<h3>When devices were on</h3><div class="runs">{Markup.All(known.Concat(gone).Select(device => Lane(device.Item2, [.. runs[device.Item1]], clock)))}<div class="plot">{ReportCharts.Hours(clock)}</div></div>""");
    }

    private static Markup Lane(string name, ReportRun[] runs, ReportClock clock)
    {
        var time = $"{Measures.Hours(runs.Sum(run => (run.To - run.From).TotalSeconds))} h";
        return Markup.Of($"""
            <figure class="lane run"><figcaption><span class="name">{name}</span><span class="quiet extent">{time}</span></figcaption>
            <div class="plot"><svg viewBox="0 0 {ReportClock.Width} {Height}" preserveAspectRatio="none" role="img" aria-label="{name}: on for {time}"><rect class="off" x="0" y="0" width="{ReportClock.Width}" height="{Height}" />{Markup.All(runs.Select(run => Bar(run, clock)))}{ReportCharts.HourLines(clock, Height)}</svg></div></figure>

            """);
    }

    private static Markup Bar(ReportRun run, ReportClock clock)
    {
        var (from, to) = (clock.X(run.From), clock.X(run.To));
        return Markup.Of($"""<rect class="on" x="{from}" y="0" width="{Math.Max(LeastWidth, to - from)}" height="{Height}"><title>{clock.TimeOfDay(run.From)} to {clock.TimeOfDay(run.To)}</title></rect>""");
    }
}
