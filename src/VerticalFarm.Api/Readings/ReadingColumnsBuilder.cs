using System.Runtime.InteropServices;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Readings;

/// <summary>Collects readings as columns: no object a reading, and each sensor's id once.</summary>
internal sealed class ReadingColumnsBuilder
{
    private const int TypicalBatch = 128;
    private readonly Dictionary<Guid, int> _indexOf = [];
    private Guid[] _sensors = new Guid[TypicalBatch];
    private int[] _sensorIndex = new int[TypicalBatch];
    private long[] _utcTicks = new long[TypicalBatch];
    private double[] _values = new double[TypicalBatch];
    private long[]? _sequence;

    public int Count { get; private set; }

    public void Add(Guid sensor, long utcTicks, double value, long sequence = ReadingBatch.NoSequence)
    {
        var at = Count++;
        if (at == _values.Length)
        {
            Grow();
        }

        if (sequence != ReadingBatch.NoSequence && _sequence is null)
        {
            _sequence = new long[_values.Length];
            Array.Fill(_sequence, ReadingBatch.NoSequence);
        }

        if (_sequence is not null)
        {
            _sequence[at] = sequence;
        }

        _sensorIndex[at] = IndexOf(sensor);
        _utcTicks[at] = utcTicks;
        _values[at] = value;
    }

    public ReadingBatch Build() => new(_sensors[.._indexOf.Count], _sensorIndex[..Count], _utcTicks[..Count], _values[..Count], _sequence?[..Count]);

    private int IndexOf(Guid sensor)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indexOf, sensor, out var isKnown);
        if (!isKnown)
        {
            index = _indexOf.Count - 1;
            if (index == _sensors.Length)
            {
                Array.Resize(ref _sensors, 2 * index);
            }

            _sensors[index] = sensor;
        }

        return index;
    }

    private void Grow()
    {
        var size = 4 * _values.Length;
        Array.Resize(ref _sensorIndex, size);
        Array.Resize(ref _utcTicks, size);
        Array.Resize(ref _values, size);
        if (_sequence is not null)
        {
            var filled = _sequence.Length;
            Array.Resize(ref _sequence, size);
            Array.Fill(_sequence, ReadingBatch.NoSequence, filled, size - filled);
        }
    }
}
