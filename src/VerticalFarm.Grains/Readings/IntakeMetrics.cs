using System.Diagnostics.Metrics;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Readings;

/// <summary>
/// What became of readings, as counters of this silo: those received are those stored, those that were there before and those rejected. They move together, when the
/// answer stands; what was turned away or failed is counted by the writer, and was not acknowledged.
/// </summary>
internal sealed class IntakeMetrics
{
    private const string MeterName = "VerticalFarm.Readings";

    private readonly Counter<long> _received;
    private readonly Counter<long> _stored;
    private readonly Counter<long> _duplicate;
    private readonly Counter<long> _rejected;

    public IntakeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>("verticalfarm.readings.received", "{reading}", "Readings that were stored, there before or rejected");
        _stored = meter.CreateCounter<long>("verticalfarm.readings.stored", "{reading}", "Readings that were committed and not there before");
        _duplicate = meter.CreateCounter<long>("verticalfarm.readings.duplicate", "{reading}", "Readings of a sensor and time that were there before; the last one written counts");
        _rejected = meter.CreateCounter<long>("verticalfarm.readings.rejected", "{reading}", "Readings that were not taken, by reason");
    }

    public void Stored(int stored, int duplicates)
    {
        _received.Add(stored + duplicates);
        _stored.Add(stored);
        _duplicate.Add(duplicates);
    }

    public void Rejected(JudgedBatch judged)
    {
        foreach (var reason in judged.Rejected().CountBy(refusal => refusal.Code))
        {
            _received.Add(reason.Value);
            _rejected.Add(reason.Value, new KeyValuePair<string, object?>("reason", NameOf(reason.Key)));
        }
    }

    private static string NameOf(ReadingRefusal refusal) => refusal switch
    {
        ReadingRefusal.UnknownSensor => "unknown_sensor",
        ReadingRefusal.OutOfPhysicalRange => "out_of_physical_range",
        ReadingRefusal.InTheFuture => "in_the_future",
        _ => "too_old",
    };
}
