using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>
/// What a sensor leaves on the desk of its silo: by what its readings are judged, which of them it has, and its latest. It belongs to one activation and speaks for it;
/// the state is read as the sensor has it at that moment.
/// </summary>
internal sealed class SensorPlace
{
    private readonly Lock _lock = new();
    private readonly Func<SensorState?> _state;
    private readonly RecentTimes _recent;
    private readonly Tally _tally;
    private readonly NewsBudget _news = new();
    private SensorReading? _latest;
    private long _watchedUntil;
    private bool _isAwaited = true;

    /// <param name="sensorId">The sensor.</param>
    /// <param name="state">Its state; null when there is no such sensor.</param>
    /// <param name="latest">The newest reading in the store: all that comes after it is not there yet.</param>
    /// <param name="tally">Where it is counted.</param>
    public SensorPlace(Guid sensorId, Func<SensorState?> state, SensorReading? latest, Tally tally)
    {
        (SensorId, _state, _latest, _tally) = (sensorId, state, latest, tally);
        _recent = new RecentTimes(latest is { } newest ? RecentTimes.Kept(newest.Ts.UtcTicks) - 1 : long.MinValue);
        if (latest is { } stored)
        {
            _recent.Add([stored.Ts.UtcTicks]);
        }
    }

    public Guid SensorId { get; }

    /// <summary>The state as it is; null when there is no such sensor.</summary>
    public SensorState? State => _state();

    /// <summary>The sensor as it shows itself, as it is; null when there is no such sensor. To be asked from anywhere.</summary>
    public Func<SensorView?> View { get; init; } = () => null;

    /// <summary>How long the farm keeps readings: what is older is not taken.</summary>
    public TimeSpan Retention { get; set; } = ReadingJudge.Retention;

    public TallyCounts Counts => _tally.Counts;

    /// <summary>The newest reading, by its time.</summary>
    public SensorReading? Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    /// <summary>What the place lets pass, at one moment.</summary>
    public ReadingBounds Bounds(SensorState state, DateTimeOffset now)
    {
        lock (_lock)
        {
            return ReadingBounds.Of(state.Spec.Type, now, Retention, _recent.Floor);
        }
    }

    /// <summary>Somebody watches the farm's feed until then.</summary>
    public void Watch(DateTimeOffset until) => Volatile.Write(ref _watchedUntil, until.UtcTicks);

    /// <summary>Whether the sensor waits for its next reading for reasons of its own: after its activation, and while it is said to be silent.</summary>
    public bool IsAwaited
    {
        get => Volatile.Read(ref _isAwaited);
        set => Volatile.Write(ref _isAwaited, value);
    }

    /// <summary>Whether the sensor has something to do when readings come: thresholds, rules, a feed. Most of the time most have not.</summary>
    public bool WantsNews(SensorState state, DateTimeOffset now) =>
        IsAwaited || state.Spec.Thresholds is not null || state.Subscribers.Length > 0 || now.UtcTicks < Volatile.Read(ref _watchedUntil);

    /// <summary>Readings are committed and others were refused: counts them, and remembers the newest.</summary>
    /// <returns>How many of those that were committed had been there before.</returns>
    public int Settle(SettledReadings settled)
    {
        int duplicates;
        lock (_lock)
        {
            duplicates = _recent.Add(settled.Stored.UtcTicks) + settled.LateDuplicates;
            Take(settled.Stored);
            Take(settled.Late);
        }

        _tally.Add(settled.Stored.Values.Length + settled.Late.Values.Length - duplicates, duplicates, settled.Rejected);
        return duplicates;
    }

    /// <summary>What to tell the sensor now; null when it was told so often lately that the news is kept for the next round.</summary>
    /// <param name="slice">What came.</param>
    /// <param name="isFirst">Whether the place has to be looked at in the next round, and was not going to be.</param>
    public SensorSlice? ToTell(SensorSlice slice, out bool isFirst)
    {
        lock (_lock)
        {
            return _news.Spend(slice, out isFirst);
        }
    }

    /// <summary>A round has come.</summary>
    /// <param name="isDone">Whether the place need not be looked at in the next.</param>
    /// <returns>What was kept, if anything.</returns>
    public SensorSlice? Kept(out bool isDone)
    {
        lock (_lock)
        {
            return _news.Round(out isDone);
        }
    }

    private void Take(SensorSlice slice)
    {
        for (var i = 0; i < slice.Values.Length; i++)
        {
            // Of two at the same time the last one written wins, as in the store; late data never replaces a newer value.
            if (_latest is not { } latest || slice.UtcTicks[i] >= latest.Ts.UtcTicks)
            {
                _latest = new SensorReading(new DateTimeOffset(slice.UtcTicks[i], TimeSpan.Zero), slice.Values[i]);
            }
        }
    }
}
