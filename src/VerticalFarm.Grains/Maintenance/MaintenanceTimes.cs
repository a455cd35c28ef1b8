namespace VerticalFarm.Grains.Maintenance;

/// <summary>When maintenance is due: pure arithmetic on UTC.</summary>
internal static class MaintenanceTimes
{
    /// <summary>How long after the end of an hour it is packed. What comes later is merged into it with the next hour.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Days for which packed readings outlive what a sensor still takes: a reading that was just young enough must not come to an hour whose readings are gone,
    /// or what the hour came to would be worked out from it alone.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromDays(2);

    /// <summary>The end of the last hour that is to be packed by now.</summary>
    public static DateTimeOffset SealBefore(DateTimeOffset now)
    {
        var settled = (now - Grace).UtcTicks;
        return new DateTimeOffset(settled - (settled % TimeSpan.TicksPerHour), TimeSpan.Zero);
    }

    /// <summary>From when the days are reckoned back for which farms keep their readings.</summary>
    public static DateTimeOffset ForgetFrom(DateTimeOffset now) => now - Margin;
}
