using System.Diagnostics.Metrics;
using System.Text.Json;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices;

/// <summary>How commands end. Counted by this process since it began; the table of commands knows of each.</summary>
internal static class CommandMetrics
{
    private static readonly Meter Meter = new("VerticalFarm.Devices");

    private static readonly Counter<long> Ends =
        Meter.CreateCounter<long>("verticalfarm.commands.ended", "{command}", "Commands that came to their end, by status: observed, failed, expired, superseded, blocked");

    public static void Ended(CommandStatus status) =>
        Ends.Add(1, new KeyValuePair<string, object?>("status", JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString())));
}
