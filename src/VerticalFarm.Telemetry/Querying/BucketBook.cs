namespace VerticalFarm.Telemetry.Querying;

/// <summary>Adds readings up by buckets of one width.</summary>
internal sealed class BucketBook(TimeSpan width)
{
    private readonly SortedDictionary<long, BucketSums> _buckets = [];

    public int Count => _buckets.Count;

    public void Add(ReadingPoint point) => Add(point.At, BucketSums.Of(point.Value));

    /// <param name="at">A moment in the bucket.</param>
    /// <param name="sums">What is added to it.</param>
    public void Add(DateTimeOffset at, BucketSums sums)
    {
        // Minutes, hours and days of UTC all begin on a multiple of their width.
        var begin = at.UtcTicks - (at.UtcTicks % width.Ticks);
        _buckets[begin] = _buckets.TryGetValue(begin, out var before) ? before + sums : sums;
    }

    /// <summary>The oldest buckets.</summary>
    public List<ReadingBucket> Take(int limit) => [.. _buckets.Take(limit).Select(bucket => bucket.Value.At(new DateTimeOffset(bucket.Key, TimeSpan.Zero)))];
}
