using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>What was not as on the days before, when the difference is more than one day's from another.</summary>
internal static class ComparisonNotes
{
    private const double Points = 0.05;
    private const double Part = 0.2;
    private const int EnoughDays = 3;

    public static IEnumerable<string> Of(ReportFigures figures, ReportComparison comparison)
    {
        if (figures.InRange - comparison.DayBefore?.InRange is { } by && Math.Abs(by) >= Points)
        {
            yield return $"{Measures.Share(Math.Abs(by))[..^2]} points {(by < 0 ? "less" : "more")} of the time in range than the day before.";
        }

        // A mean of one or two days says little.
        if (comparison is not { Week: { } week, WeekDays: >= EnoughDays })
        {
            yield break;
        }

        foreach (var (name, now, mean) in new[] { ("Energy", figures.EnergyKwh, week.EnergyKwh), ("Light", figures.Dli, week.Dli), ("Run time of devices", figures.DeviceOnSeconds, week.DeviceOnSeconds) })
        {
            if (now is { } value && mean is > 0 and { } usual && Math.Abs(value - usual) / usual is var part and >= Part)
            {
                yield return $"{name}: {Measures.Count(part * 100)} % {(value < usual ? "below" : "above")} the mean of the {comparison.WeekDays} days before.";
            }
        }
    }
}
