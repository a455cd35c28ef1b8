using System.Globalization;

namespace VerticalFarm.HomeBench;

/// <summary>What a silo uses, as its machine and it itself see it.</summary>
/// <param name="ResidentMb">Resident memory.</param>
/// <param name="HeapMb">The managed heap after its last collection.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Timers">Timers that are armed: whatever waits for a time, tasks among them.</param>
/// <param name="Busy">Seconds of processor time so far.</param>
internal sealed record Usage(double ResidentMb, double HeapMb, int Handles, int Threads, int Timers, double Busy)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{ResidentMb:0} MB resident, heap {HeapMb:0} MB, {Handles} handles, {Threads} threads, {Timers} timers");
}

/// <summary>The silo that is measured; it runs on this machine.</summary>
internal sealed class Silo(int process, Uri metrics) : IDisposable
{
    private const double TicksASecond = 100; // USER_HZ, which Linux shows whatever it counts by.

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    public async Task<Usage> LookAsync()
    {
        var told = (await _http.GetStringAsync(metrics)).Split('\n');
        var status = await File.ReadAllLinesAsync($"/proc/{process}/status");
        var stat = (await File.ReadAllTextAsync($"/proc/{process}/stat")).Split(") ")[1].Split(' ');
        return new Usage(
            Field(status, "VmRSS:") / 1024,
            Sum(told, "dotnet_gc_last_collection_heap_size_bytes") / (1024 * 1024),
            Directory.GetFiles($"/proc/{process}/fd").Length,
            (int)Field(status, "Threads:"),
            (int)Sum(told, "dotnet_timer_count"),
            (Number(stat[11]) + Number(stat[12])) / TicksASecond);
    }

    private static double Field(string[] lines, string name) => Number(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]);

    /// <summary>A metric, over all its labels: <c>name{labels} value</c>, perhaps with a time behind it.</summary>
    private static double Sum(string[] lines, string name) => lines
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && (line[name.Length] is ' ' or '{'))
        .Sum(line => Number(line[Math.Max(name.Length, line.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
