namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>
/// A clock that shows whole milliseconds of another. What waits by it (Orleans' reminders) waits by whole milliseconds: of a wait that is shorter
/// its timer makes none at all, and while the clock stands still it would wait, wake and wait again for ever.
/// </summary>
internal sealed class WholeMilliseconds(TimeProvider clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
