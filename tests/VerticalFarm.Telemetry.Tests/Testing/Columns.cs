namespace VerticalFarm.Telemetry.Tests.Testing;

internal static class Columns
{
    /// <summary>Readings of one sensor.</summary>
    public static ReadingColumns Of(Guid sensor, params ReadingPoint[] points) =>
        new([sensor], new int[points.Length], [.. points.Select(point => point.At.UtcTicks)], [.. points.Select(point => point.Value)]);

    /// <summary>So many readings of a new sensor, a second apart.</summary>
    public static ReadingColumns Of(int count) => Of(Guid.NewGuid(), Instants.Every(TimeSpan.FromSeconds(1), count));
}
