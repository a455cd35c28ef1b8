namespace VerticalFarm.Telemetry.Tests.Testing;

internal static class Instants
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static ReadingPoint At(double seconds, double value) => new(Noon.AddSeconds(seconds), value);

    /// <summary>So many readings from noon on; each has its place as its value.</summary>
    public static ReadingPoint[] Every(TimeSpan interval, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ReadingPoint(Noon + (i * interval), i))];
}
