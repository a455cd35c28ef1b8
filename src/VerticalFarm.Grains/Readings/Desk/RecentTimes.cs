namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>
/// The times of the last readings that a sensor stored: all of those after <see cref="Floor"/>. So of any time after it, it is known without asking the database
/// whether there is a reading already. Times as they are kept, to the microsecond.
/// </summary>
/// <param name="floor">Of this time and before, nothing is known.</param>
internal sealed class RecentTimes(long floor)
{
    /// <summary>How many are remembered: as far apart as batches of one sensor may overtake each other.</summary>
    private const int Most = 64;

    private long[] _times = new long[4];
    private int _count;

    public long Floor { get; private set; } = floor;

    /// <summary>The time of a reading as the database keeps it.</summary>
    public static long Kept(long utcTicks) => utcTicks - (utcTicks % TimeSpan.TicksPerMicrosecond);

    /// <summary>Remembers times that were stored.</summary>
    /// <returns>How many of them were there before, or came twice.</returns>
    public int Add(ReadOnlySpan<long> utcTicks)
    {
        var duplicates = 0;
        foreach (var ticks in utcTicks)
        {
            duplicates += Add(Kept(ticks)) ? 0 : 1;
        }

        if (_count > Most)
        {
            Floor = Math.Max(Floor, _times[_count - Most - 1]);
            Array.Copy(_times, _count - Most, _times, 0, Most);
            _count = Most;
            if (_times.Length > 4 * Most)
            {
                Array.Resize(ref _times, 2 * Most);
            }
        }

        return duplicates;
    }

    private bool Add(long time)
    {
        var at = _count;
        while (at > 0 && _times[at - 1] >= time)
        {
            at--;
        }

        if (at < _count && _times[at] == time)
        {
            return false;
        }

        if (_count == _times.Length)
        {
            Array.Resize(ref _times, 2 * _count);
        }

        Array.Copy(_times, at, _times, at + 1, _count - at);
        _times[at] = time;
        _count++;
        return true;
    }
}
