using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Readings;

/// <summary>Finds where readings are missing: pure arithmetic on their times.</summary>
/// <param name="interval">How far apart they are expected.</param>
internal sealed class ReadingGaps(TimeSpan interval)
{
    private const int MostShown = 10;

    private readonly Queue<ReadingGap> _shown = new();
    private DateTimeOffset? _last;

    public long Readings { get; private set; }

    public int Count { get; private set; }

    public long Missing { get; private set; }

    /// <summary>The last ones, the newest first.</summary>
    public IEnumerable<ReadingGap> Newest => _shown.Reverse();

    /// <summary>A reading, in order of time. Before the first one nothing is missing: the sensor may be new.</summary>
    public void Add(DateTimeOffset at)
    {
        Readings++;
        End(at);
        _last = at;
    }

    /// <summary>The end of the time looked at.</summary>
    public void End(DateTimeOffset at)
    {
        if (_last is { } last && at - last > 2 * interval)
        {
            // The one that ends the gap did come, so it is not missing; a clock that trembles makes neither more nor fewer of them.
            var missing = (long)Math.Round((at - last) / interval) - 1;
            Count++;
            Missing += missing;
            _shown.Enqueue(new ReadingGap(last, at, missing));
            if (_shown.Count > MostShown)
            {
                _shown.Dequeue();
            }
        }
    }
}
