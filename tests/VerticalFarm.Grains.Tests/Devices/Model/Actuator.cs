using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Tests.Devices.Model;

/// <summary>What really is on or off, and what is to be known of it afterwards.</summary>
internal sealed class Actuator
{
    public bool IsOn { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; } = World.Start.AddHours(-1);

    public bool IsStuck { get; set; }

    /// <summary>Whether a person turned it on, past us.</summary>
    public bool IsOfHand { get; set; }

    /// <summary>The runs so far; the last one may go on.</summary>
    public List<(DateTimeOffset From, DateTimeOffset? To)> Runs { get; } = [];

    /// <summary>What Home Assistant says of it.</summary>
    public ReportedState Shown { get; private set; } = new() { State = PowerState.Off, At = World.Start.AddHours(-1) };

    public void Set(bool on, DateTimeOffset now)
    {
        if (on == IsOn)
        {
            return;
        }

        (IsOn, ChangedAt) = (on, now);
        if (on)
        {
            Runs.Add((now, null));
        }
        else
        {
            Runs[^1] = (Runs[^1].From, now);
        }
    }

    public void Show() => Shown = new ReportedState { State = IsOn ? PowerState.On : PowerState.Off, At = ChangedAt };

    /// <summary>How long it was on within a time.</summary>
    public TimeSpan OnWithin(DateTimeOffset from, DateTimeOffset to) => TimeSpan.FromTicks(Runs.Sum(run =>
        Math.Max(0, ((run.To is { } end && end < to ? end : to) - (run.From > from ? run.From : from)).Ticks)));
}
