using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Core;

/// <summary>Wall-clock times of the protocol, cut to the microseconds that Home Assistant has, and the contexts made from them.</summary>
internal sealed class HomeAssistantClock(TimeProvider time)
{
    /// <summary>The one user: the owner, whose token the simulator was given.</summary>
    public string OwnerId { get; } = Guid.NewGuid().ToString("N");

    public TimeProvider Time => time;

    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public StateContext OwnerContext() => new(Ulid.New(Now), null, OwnerId);

    public StateContext SystemContext() => new(Ulid.New(Now), null, null);
}
