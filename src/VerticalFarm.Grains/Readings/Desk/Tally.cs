namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>What became of the readings of a sensor. Counted in one go when all is said and done for a batch, so that received is always the sum of the others.</summary>
/// <param name="since">From when on it counts.</param>
internal sealed class Tally(DateTimeOffset since)
{
    private readonly Lock _lock = new();
    private TallyCounts _counts;

    public DateTimeOffset Since { get; } = since;

    public TallyCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return _counts;
            }
        }
    }

    public void Add(int stored, int duplicate, int rejected)
    {
        lock (_lock)
        {
            _counts = new TallyCounts(_counts.Stored + stored, _counts.Duplicate + duplicate, _counts.Rejected + rejected);
        }
    }
}

/// <summary>Numbers of readings.</summary>
/// <param name="Stored">Committed, and not there before.</param>
/// <param name="Duplicate">Sent again: the same sensor and time as one that was there.</param>
/// <param name="Rejected">Judged and not taken.</param>
internal readonly record struct TallyCounts(long Stored, long Duplicate, long Rejected)
{
    public long Received => Stored + Duplicate + Rejected;
}
