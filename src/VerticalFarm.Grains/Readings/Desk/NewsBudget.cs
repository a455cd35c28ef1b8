using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>
/// How often a sensor is told of its readings. A few are told at once. When more come, they are kept and told together, once a round: no rule and no eye is
/// faster, and a sensor that sends a hundred readings a second would otherwise cost as much as a hundred sensors.
/// </summary>
internal sealed class NewsBudget
{
    private const int AtOnce = 8;

    /// <summary>The newest that are kept; what is older and not told is in the store all the same.</summary>
    private const int MostKept = 64;

    private readonly List<(long Ticks, double Value)> _kept = [];
    private int _left = AtOnce;
    private bool _isExpected;

    /// <summary>Takes from the budget.</summary>
    /// <returns>The same; null when it is spent.</returns>
    public SensorSlice? Spend(SensorSlice slice, out bool isFirst)
    {
        isFirst = !_isExpected;
        _isExpected = true;
        if (_left > 0)
        {
            _left--;
            return slice;
        }

        for (var i = Math.Max(0, slice.Values.Length - MostKept); i < slice.Values.Length; i++)
        {
            _kept.Add((slice.UtcTicks[i], slice.Values[i]));
        }

        if (_kept.Count > MostKept)
        {
            _kept.RemoveRange(0, _kept.Count - MostKept);
        }

        return null;
    }

    /// <summary>A round has come: what was kept is told, and whoever kept nothing may spend anew.</summary>
    public SensorSlice? Round(out bool isDone)
    {
        if (_kept.Count == 0)
        {
            (_left, _isExpected, isDone) = (AtOnce, false, true);
            return null;
        }

        isDone = false;
        var slice = new SensorSlice([.. _kept.Select(reading => reading.Ticks)], [.. _kept.Select(reading => reading.Value)]);
        _kept.Clear();
        return slice;
    }
}
