using System.Diagnostics.Metrics;

namespace VerticalFarm.Grains.Reports;

/// <summary>Counts reports that were made, and those that could not be.</summary>
internal static class ReportMetrics
{
    private static readonly Meter Meter = new("VerticalFarm.Reports");
    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("verticalfarm.reports.made", unit: "{report}", description: "Daily reports that were stored");
    private static readonly Counter<long> Faults = Meter.CreateCounter<long>("verticalfarm.reports.failed", unit: "{report}", description: "Daily reports that could not be made and are tried again");
    private static readonly Histogram<double> Times = Meter.CreateHistogram<double>("verticalfarm.reports.duration", unit: "s", description: "How long making a daily report took, its turn awaited");

    public static void Made(TimeSpan took)
    {
        Reports.Add(1);
        Times.Record(took.TotalSeconds);
    }

    public static void Failed() => Faults.Add(1);
}
