using VerticalFarm.Contracts.Readings;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Readings;

/// <summary>What of a sender's numbers arrived, and what did not.</summary>
internal static class SenderLedger
{
    private const int MostShown = 100;

    /// <param name="runs">Of one sender, in order, with a gap between each two.</param>
    public static SenderTelemetry Of(IEnumerable<SequenceRun> runs)
    {
        var all = runs.ToArray();
        var received = all.Sum(run => run.Last - run.First + 1);
        return new SenderTelemetry
        {
            SenderId = all[0].SenderId,
            First = all[0].First,
            Last = all[^1].Last,
            Received = received,
            Missing = all[^1].Last - all[0].First + 1 - received,
            Gaps = [.. all.Zip(all.Skip(1), (before, after) => new SequenceGap(before.Last + 1, after.First - 1)).Take(MostShown)],
        };
    }
}
