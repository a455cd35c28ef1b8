using VerticalFarm.Contracts.Readings;
using VerticalFarm.Grains.Readings.Desk;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Readings;

/// <summary>A batch as it goes on: what of it is taken, what of that comes late, and what is refused.</summary>
/// <param name="batch">The batch.</param>
/// <param name="farms">Per sensor, its farm, where the caller may send for it; else null.</param>
/// <param name="places">Per sensor, its place on the desk of this silo; null where it is elsewhere.</param>
/// <param name="elsewhere">Per sensor, the other silo on whose desk it was found; null where it is here, or was asked by a call. Null when there is none.</param>
internal sealed class JudgedBatch(SlicedBatch batch, Guid?[] farms, SensorPlace?[] places, SiloAddress?[]? elsewhere)
{
    private readonly ReadingRefusal[] _refusals = new ReadingRefusal[batch.Count];
    private bool[]? _late;

    public SlicedBatch Batch => batch;

    public Guid?[] Farms => farms;

    public SensorPlace?[] Places => places;

    public SiloAddress? SiloOf(int sensor) => elsewhere?[sensor];

    /// <summary>How many are taken.</summary>
    public int Accepted { get; private set; } = batch.Count;

    public bool AnyLate => _late is not null;

    public void Refuse(int at, ReadingRefusal why)
    {
        if (why != ReadingRefusal.None && _refusals[at] == ReadingRefusal.None)
        {
            _refusals[at] = why;
            Accepted--;
        }
    }

    public void ComesLate(int at) => (_late ??= new bool[batch.Count])[at] = true;

    public ReadingRefusal RefusalOf(int at) => _refusals[at];

    /// <summary>The readings that are taken and do, or do not, come late; null when there are none. The sensors are all of the batch, in its order.</summary>
    public ReadingColumns? Columns(bool late)
    {
        if (Accepted == batch.Count && !AnyLate)
        {
            return late ? null : Of(batch.SensorIndex, batch.UtcTicks, batch.Values);
        }

        var kept = Enumerable.Range(0, batch.Count).Where(at => Is(at, late)).ToArray();
        return kept.Length == 0 ? null : Of(Pick(batch.SensorIndex, kept), Pick(batch.UtcTicks, kept), Pick(batch.Values, kept));
    }

    /// <summary>The same of one sensor.</summary>
    public SensorSlice Slice(int sensor, bool late)
    {
        if (Accepted == batch.Count && !AnyLate)
        {
            return late ? SensorSlice.Empty : batch.Slice(sensor);
        }

        var kept = Enumerable.Range(batch.Begin[sensor], batch.Begin[sensor + 1] - batch.Begin[sensor]).Where(at => Is(at, late)).ToArray();
        return kept.Length == 0 ? SensorSlice.Empty : new SensorSlice(Pick(batch.UtcTicks, kept), Pick(batch.Values, kept));
    }

    /// <summary>How many of a sensor are refused.</summary>
    public int RejectedOf(int sensor)
    {
        var rejected = 0;
        for (var at = batch.Begin[sensor]; at < batch.Begin[sensor + 1]; at++)
        {
            rejected += _refusals[at] == ReadingRefusal.None ? 0 : 1;
        }

        return rejected;
    }

    /// <summary>What is refused, by the place in the batch as it was sent.</summary>
    public IEnumerable<RejectedReading> Rejected() => Accepted == batch.Count
        ? []
        : Enumerable.Range(0, batch.Count).Where(at => _refusals[at] != ReadingRefusal.None)
            .Select(at => Refusals.Tell(batch.Index[at], _refusals[at])).OrderBy(refusal => refusal.Index);

    private bool Is(int at, bool late) => _refusals[at] == ReadingRefusal.None && (_late is not null && _late[at]) == late;

    private ReadingColumns Of(int[] sensorIndex, long[] utcTicks, double[] values) => new(batch.Sensors, sensorIndex, utcTicks, values) { Farms = farms };

    private static T[] Pick<T>(T[] column, int[] kept) => Array.ConvertAll(kept, at => column[at]);
}
