using VerticalFarm.Contracts.Analytics;

namespace VerticalFarm.Grains.Reports.Writing;

/// <summary>What is worth saying of single sensors; of many, the worst.</summary>
internal static class SensorNotes
{
    private const int MostNamed = 3;
    private const double WorthSaying = 0.05;

    /// <summary>Those that were out of range for long, the worst first.</summary>
    public static IEnumerable<string> OutOfRange(FarmAnalytics analytics) => analytics.Sensors
        .Where(sensor => 1 - sensor.InRange >= WorthSaying)
        .OrderBy(sensor => sensor.InRange)
        .Take(MostNamed)
        .Select(sensor => $"{sensor.Name} was {Sides(sensor)} of the time.");

    /// <summary>Those that nothing came from, and how much did not come of the others.</summary>
    public static IEnumerable<string> Silent(FarmAnalytics analytics)
    {
        var silent = analytics.Sensors.Where(sensor => sensor is { Readings: 0, Expected: > 0 }).Select(sensor => sensor.Name).ToArray();
        if (silent.Length > 0)
        {
            yield return $"Nothing came from {Listed(silent)}.";
        }

        var others = analytics.Sensors.Where(sensor => sensor.Readings > 0).ToArray();
        var (expected, missing) = (others.Sum(sensor => sensor.Expected), others.Sum(sensor => Math.Max(0, sensor.Expected - sensor.Readings)));
        if (expected > 0 && (double)missing / expected is var share and >= WorthSaying)
        {
            yield return $"{Measures.Share(share)} of the readings{(silent.Length > 0 ? " of the others" : "")} did not come.";
        }
    }

    private static string Sides(SensorAnalytics sensor) => (sensor.BelowRange > 0, sensor.AboveRange > 0) switch
    {
        (true, true) => $"too low for {Measures.Share(sensor.BelowRange)} and too high for {Measures.Share(sensor.AboveRange)}",
        (true, _) => $"too low for {Measures.Share(sensor.BelowRange)}",
        (_, true) => $"too high for {Measures.Share(sensor.AboveRange)}",
        _ => $"out of range for {Measures.Share(1 - sensor.InRange)}",
    };

    private static string Listed(string[] names) => names.Length switch
    {
        1 => names[0],
        <= MostNamed => $"{string.Join(", ", names[..^1])} and {names[^1]}",
        _ => $"{string.Join(", ", names[..MostNamed])} and {names.Length - MostNamed} more",
    };
}
