using System.Diagnostics.Metrics;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Maintenance;

namespace VerticalFarm.Grains.Maintenance.Runs;

/// <summary>How the cluster's own jobs do.</summary>
internal sealed class JobMetrics
{
    public const string MeterName = "VerticalFarm.Jobs";

    private readonly Counter<long> _runs;
    private readonly Histogram<double> _duration;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _runs = meter.CreateCounter<long>("verticalfarm.jobs.runs", "{run}", "Runs of the cluster's own jobs, by name and outcome");
        _duration = meter.CreateHistogram<double>(
            "verticalfarm.jobs.duration",
            "s",
            "How long a run took",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1, 1, 10, 60, 600] });
    }

    public void Ran(string job, JobOutcome outcome, TimeSpan duration)
    {
        _runs.Add(1, new KeyValuePair<string, object?>("name", job), new KeyValuePair<string, object?>("outcome", EnumNames.Of(outcome)));
        _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("name", job));
    }
}
