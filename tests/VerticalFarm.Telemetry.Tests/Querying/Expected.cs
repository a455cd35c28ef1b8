namespace VerticalFarm.Telemetry.Tests.Querying;

/// <summary>What the store should answer, worked out the plainest way.</summary>
internal static class Expected
{
    public static IEnumerable<ReadingPoint> Raw(IEnumerable<ReadingPoint> written, DateTimeOffset from, DateTimeOffset to) =>
        written
            .Where(point => point.At >= from && point.At < to)
            .GroupBy(point => point.At)
            .Select(same => same.Last())
            .OrderBy(point => point.At);

    public static IEnumerable<ReadingBucket> Buckets(IEnumerable<ReadingPoint> written, DateTimeOffset from, DateTimeOffset to, Resolution resolution) =>
        Raw(written, from, to)
            .GroupBy(point => BeginningOf(point.At, resolution), point => point.Value)
            .Select(bucket => new ReadingBucket(bucket.Key, bucket.Min(), bucket.Average(), bucket.Max(), bucket.Count()));

    private static DateTimeOffset BeginningOf(DateTimeOffset at, Resolution resolution) => resolution switch
    {
        Resolution.Minute => new(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, TimeSpan.Zero),
        Resolution.Hour => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero),
        _ => new(at.Year, at.Month, at.Day, 0, 0, 0, TimeSpan.Zero),
    };
}
