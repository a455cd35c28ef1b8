namespace VerticalFarm.Telemetry.Querying;

/// <summary>What readings come to, such that two of them can be added up.</summary>
internal readonly record struct BucketSums(double Min, double Max, double Sum, long Count)
{
    public static BucketSums Of(double value) => new(value, value, value, 1);

    public static BucketSums Of(IEnumerable<ReadingPoint> points) => points.Select(point => Of(point.Value)).Aggregate((a, b) => a + b);

    public static BucketSums operator +(BucketSums a, BucketSums b) => new(Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max), a.Sum + b.Sum, a.Count + b.Count);

    public ReadingBucket At(DateTimeOffset at) => new(at, Min, Sum / Count, Max, Count);
}
