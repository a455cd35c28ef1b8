namespace VerticalFarm.Reaction;

/// <summary>What was measured.</summary>
internal sealed class Measured
{
    /// <summary>From a sensor's new state in Home Assistant to the service call there.</summary>
    public List<TimeSpan> Heard { get; } = [];

    /// <summary>From sending a reading over REST to the service call.</summary>
    public List<TimeSpan> Posted { get; } = [];

    /// <summary>From the answer to that, which comes after the commit.</summary>
    public List<TimeSpan> Committed { get; } = [];

    public void Print()
    {
        Print("a sensor's new state in Home Assistant", Heard);
        Print("POST /readings sent", Posted);
        Print("POST /readings answered (committed)", Committed);
    }

    private static void Print(string from, List<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        Console.WriteLine($"  {from + " -> service call",-58} p50 {At(sorted, 0.5),6:0.0} ms   p99 {At(sorted, 0.99),6:0.0} ms   worst {sorted[^1].TotalMilliseconds,6:0.0} ms   of {sorted.Length}");
    }

    private static double At(TimeSpan[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))].TotalMilliseconds;
}
