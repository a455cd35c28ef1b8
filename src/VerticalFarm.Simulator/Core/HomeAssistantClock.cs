using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Core;

/// <summary>Wall-clock times of the protocol, cut to the microseconds that Home Assistant has, and the contexts made from them.</summary>
internal sealed class HomeAssistantClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The owner, whose token the simulator was given.</summary>
    public string OwnerId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The user who is no administrator.</summary>
    public string ViewerId { get; } = Guid.NewGuid().ToString("N");

    public TimeProvider Time => time;

    public TimeZoneInfo Zone => zone;

    public DateTimeOffset LocalNow => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public StateContext OwnerContext() => ContextOf(HomeUser.Owner);

    /// <summary>The context of something that a user asked for.</summary>
    public StateContext ContextOf(HomeUser user) => new(Ulid.New(Now), null, user == HomeUser.Owner ? OwnerId : ViewerId);

    public StateContext SystemContext() => new(Ulid.New(Now), null, null);
}
