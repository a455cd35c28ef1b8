using System.Diagnostics.Metrics;

namespace VerticalFarm.Grains.Automation;

/// <summary>How rules keep up: evaluations, how late they come, and minutes without one.</summary>
internal sealed class RuleMetrics
{
    public const string MeterName = "VerticalFarm.Automation";

    private readonly Counter<long> _evaluations;
    private readonly Counter<long> _missed;
    private readonly Histogram<double> _lag;

    public RuleMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _evaluations = meter.CreateCounter<long>("verticalfarm.rules.evaluations", "{evaluation}", "Evaluations of rules, whatever they were prompted by");
        _missed = meter.CreateCounter<long>("verticalfarm.rules.minutes_missed", "{minute}", "Minutes in which a rule should have been evaluated and was not");
        _lag = meter.CreateHistogram<double>(
            "verticalfarm.rules.lag",
            "s",
            "How late the evaluation of every minute comes",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
    }

    public void Evaluated() => _evaluations.Add(1);

    public void Missed(long minutes) => _missed.Add(minutes);

    public void Ticked(TimeSpan lag) => _lag.Record(lag.TotalSeconds);
}
