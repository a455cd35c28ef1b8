using System.Diagnostics.Metrics;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>Counts what happens to readings that are to be written: those given are those written, refused and failed, and those on their way.</summary>
internal sealed class ReadingMetrics
{
    public const string MeterName = "VerticalFarm.Telemetry";

    private readonly Counter<long> _written;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _groupSize;
    private readonly Counter<long> _sealed;
    private readonly Histogram<double> _sealDuration;

    public ReadingMetrics(IMeterFactory meters, ReadingQueue queue, LateQueue late)
    {
        var meter = meters.Create(MeterName);
        _written = meter.CreateCounter<long>("verticalfarm.readings.written", "{reading}", "Rows that were committed, those of readings that were there already included");
        _refused = meter.CreateCounter<long>("verticalfarm.readings.refused", "{reading}", "Readings turned away because too many were waiting");
        _failed = meter.CreateCounter<long>("verticalfarm.readings.failed", "{reading}", "Readings that the database did not take");
        _duration = meter.CreateHistogram<double>("verticalfarm.readings.commit.duration", "s", "How long storing a group took");
        _groupSize = meter.CreateHistogram<int>("verticalfarm.readings.group.size", "{reading}", "Readings in one commit");
        _sealed = meter.CreateCounter<long>("verticalfarm.readings.sealed", "{reading}", "Readings that were packed");
        _sealDuration = meter.CreateHistogram<double>("verticalfarm.readings.seal.duration", "s", "How long a step of packing took");
        meter.CreateObservableUpDownCounter("verticalfarm.readings.queued.late", () => late.Readings, "{reading}", "Late readings that wait or are being stored");
        meter.CreateObservableUpDownCounter("verticalfarm.readings.queued", () => queue.Readings, "{reading}", "Readings that wait or are being stored");
    }

    public void Committed(int readings, TimeSpan duration)
    {
        _written.Add(readings);
        _groupSize.Record(readings);
        _duration.Record(duration.TotalSeconds);
    }

    public void Sealed(int readings, TimeSpan duration)
    {
        _sealed.Add(readings);
        _sealDuration.Record(duration.TotalSeconds);
    }

    public void Refused(int readings) => _refused.Add(readings);

    public void Failed(int readings) => _failed.Add(readings);
}
