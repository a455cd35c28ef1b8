namespace VerticalFarm.Grains.Maintenance;

/// <summary>When a job is due: every so often, at the same moment of that span of UTC.</summary>
/// <param name="Every">How often.</param>
/// <param name="At">The moment, from the beginning of the span.</param>
/// <param name="Words">The same for people.</param>
internal sealed record JobSchedule(TimeSpan Every, TimeSpan At, string Words)
{
    /// <summary>At 02:00, when farms sleep.</summary>
    public static JobSchedule Daily { get; } = new(TimeSpan.FromDays(1), TimeSpan.FromHours(2), "daily at 02:00");

    /// <summary>When hours are packed.</summary>
    public static JobSchedule AfterEachHour { get; } = new(TimeSpan.FromHours(1), MaintenanceTimes.Grace, "hourly, ten minutes past");

    /// <summary>When it last became due.</summary>
    public DateTimeOffset DueSince(DateTimeOffset now)
    {
        var ticks = (now - At).UtcTicks;
        return new DateTimeOffset(ticks - (ticks % Every.Ticks), TimeSpan.Zero) + At;
    }

    /// <summary>When it becomes due next.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset now) => DueSince(now) + Every;
}
