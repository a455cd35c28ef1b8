using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Reports;

/// <summary>Which days of a farm are to have a report, and when: pure arithmetic on its local time.</summary>
internal static class ReportSchedule
{
    /// <summary>How many days back missing reports are made up.</summary>
    public const int MadeUpDays = 31;

    /// <summary>How often a farm looks whether one is due: what was missed at midnight is made up within the hour.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // For readings that come a little late; then spread, so that five thousand farms with one midnight do not write in one second.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Spread = TimeSpan.FromMinutes(5);

    /// <summary>The days that are over and have no report yet, the oldest first. A date that the local calendar left out, as where the date line moved, is no day.</summary>
    /// <param name="created">When the farm came into being.</param>
    /// <param name="zone">Its time zone.</param>
    /// <param name="now">The present.</param>
    /// <param name="made">The dates that have a final report.</param>
    public static IEnumerable<LocalDay> Due(DateTimeOffset created, TimeZoneInfo zone, DateTimeOffset now, IReadOnlySet<DateOnly> made)
    {
        var today = LocalDay.Of(now, zone);
        var (first, back) = (LocalDay.Of(created, zone).Date, today.Date.AddDays(-MadeUpDays));
        for (var date = first > back ? first : back; date < today.Date; date = date.AddDays(1))
        {
            if (!made.Contains(date) && LocalDay.On(date, zone) is var day && day.End > day.Start)
            {
                yield return day;
            }
        }
    }

    /// <summary>When a farm next looks: a while after its midnight, another one for each farm.</summary>
    public static DateTimeOffset Next(Guid farmId, TimeZoneInfo zone, DateTimeOffset now)
    {
        var after = Grace + TimeSpan.FromMilliseconds((uint)farmId.GetHashCode() % (uint)Spread.TotalMilliseconds);
        var today = LocalDay.Of(now, zone);
        return today.Start + after > now ? today.Start + after : today.End + after;
    }

    /// <summary>Whether looks at that time of the hour also come at the right one: not after clocks changed by half an hour, or the farm moved.</summary>
    public static bool IsAligned(DateTimeOffset look, DateTimeOffset next)
    {
        var off = TimeSpan.FromTicks(Math.Abs((next - look).Ticks) % Period.Ticks);
        return off <= Grace || Period - off <= Grace;
    }
}
