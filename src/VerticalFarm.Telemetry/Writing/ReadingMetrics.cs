using System.Diagnostics.Metrics;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>Counts what happens to readings: those received are those stored, refused and failed, and those on their way.</summary>
internal sealed class ReadingMetrics
{
    public const string MeterName = "VerticalFarm.Telemetry";

    private readonly Counter<long> _stored;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _groupSize;

    public ReadingMetrics(IMeterFactory meters, ReadingQueue queue)
    {
        var meter = meters.Create(MeterName);
        _stored = meter.CreateCounter<long>("verticalfarm.readings.stored", "{reading}", "Readings that were committed");
        _refused = meter.CreateCounter<long>("verticalfarm.readings.refused", "{reading}", "Readings turned away because too many were waiting");
        _failed = meter.CreateCounter<long>("verticalfarm.readings.failed", "{reading}", "Readings that the database did not take");
        _duration = meter.CreateHistogram<double>("verticalfarm.readings.commit.duration", "s", "How long storing a group took");
        _groupSize = meter.CreateHistogram<int>("verticalfarm.readings.group.size", "{reading}", "Readings in one commit");
        meter.CreateObservableUpDownCounter("verticalfarm.readings.queued", () => queue.Readings, "{reading}", "Readings that wait or are being stored");
    }

    public void Stored(int readings, TimeSpan duration)
    {
        _stored.Add(readings);
        _groupSize.Record(readings);
        _duration.Record(duration.TotalSeconds);
    }

    public void Refused(int readings) => _refused.Add(readings);

    public void Failed(int readings) => _failed.Add(readings);
}
