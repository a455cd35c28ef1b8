using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Tests.Devices.Model;

/// <summary>
/// What must hold at every moment, told from what really was on and off and not from what a device believes. Where something stood in the way
/// of the device, it has a while to make up for it.
/// </summary>
internal sealed class Expectations(World world)
{
    // The reminder of a device whose silo died comes within half a minute.
    private static readonly TimeSpan ReminderTakes = TimeSpan.FromSeconds(36);

    // After an outage: the minute of a command that is under way, and the pause of a minute before the next.
    private static readonly TimeSpan CommandTakes = TimeSpan.FromSeconds(60 + 60 + 6);

    private DateTimeOffset? _bothSince;
    private DateTimeOffset? _stoppedSince;

    public void Hold()
    {
        _stoppedSince = world.Stop is null ? null : _stoppedSince ?? world.Now;
        for (var i = 0; i < world.Devices.Length; i++)
        {
            IsOffInTime(i);
            IsSafeUnderStop(i);
            CommandsEnd(world.Devices[i]);
        }

        NeverBoth();
    }

    /// <summary>A person commands; the answer must be what the actuators' own history says, as far as nothing hid it.</summary>
    public static void Command(World world, int device, bool on, int? forSeconds)
    {
        var expected = IsForbidden(world, device, on);
        var interlock = world.Devices[device].Command(on, forSeconds);
        Is(
            world,
            expected is null || expected == (interlock is not null),
            () => $"{(on ? "On" : "Off")} of {device} at {world.Now:HH:mm:ss}: {interlock?.Sentence() ?? "granted"}");
    }

    private void IsOffInTime(int i)
    {
        var (actuator, device, safety) = (world.Home.Actuators[i], world.Devices[i], world.Devices[i].Safety);
        if (!actuator.IsOn || world.Now < world.FreeSince[i] + RecoveryTakes(i, world.FreeSince[i]))
        {
            return;
        }

        IsNotOver(i, "its lease", device.State.LeaseExpiresAt);
        IsNotOver(i, "its stretch", safety.MaxOnSeconds is { } most ? actuator.ChangedAt.AddSeconds(most) : null);
        IsNotOver(i, "its budget", BudgetReachedAt(i));
        IsNotOver(i, "its sensor", safety.Requires.IsEmpty ? null : RequirementLostAt());
    }

    private void IsNotOver(int i, string what, DateTimeOffset? end)
    {
        if (end is not { } over)
        {
            return;
        }

        var free = Max(world.FreeSince[i], world.Home.Actuators[i].ChangedAt);
        var limit = over > free ? Max(over, world.LostOffAt[i]) + ReminderTakes : free + RecoveryTakes(i, free);
        Is(world, world.Now <= limit, () => $"{i} is on at {world.Now:HH:mm:ss}, beyond {what} until {over:HH:mm:ss}");
    }

    private void NeverBoth()
    {
        var (one, other) = (world.Home.Actuators[0], world.Home.Actuators[1]);
        if (!one.IsOn || !other.IsOn)
        {
            _bothSince = null;
            return;
        }

        _bothSince ??= world.Now;
        Is(world, one.IsOfHand || other.IsOfHand, () => $"Both are on at {world.Now:HH:mm:ss}, and nobody turned one on by hand");
        var since = Max(_bothSince.Value, Max(world.FreeSince[0], world.FreeSince[1]));
        Is(
            world,
            world.Now - since < Max(RecoveryTakes(0, since), RecoveryTakes(1, since)) + ReminderTakes,
            () => $"Both are on at {world.Now:HH:mm:ss}, for too long");
    }

    private void IsSafeUnderStop(int i)
    {
        if (_stoppedSince is { } since && world.Devices[i].Safety.FailSafe == FailSafe.Off && world.Home.Actuators[i].IsOn)
        {
            var free = Max(Max(since, world.Home.Actuators[i].ChangedAt), world.FreeSince[i]);
            Is(
                world,
                world.Now - free <= RecoveryTakes(i, free),
                () => $"{i} is on at {world.Now:HH:mm:ss} under a stop");
        }
    }

    private void CommandsEnd(VirtualDevice device)
    {
        var open = device.State.Command is { HasEnded: false } command ? command : null;
        Is(
            world,
            !(device.IsActive && open?.RequestedAt + world.Options.CommandDeadline + TimeSpan.FromSeconds(1) < world.Now),
            () => $"A command is open for ever, at {world.Now:HH:mm:ss}");
        Assert.True(open is null || device.Sent.GetValueOrDefault(open.Id) <= world.Options.MaxTries, "A command is sent too often");
    }

    // What led to it is put into words only when something is wrong.
    private static void Is(World world, bool holds, Func<string> otherwise)
    {
        if (!holds)
        {
            Assert.Fail($"{otherwise()}\n{world.Trail}");
        }
    }

    private DateTimeOffset? BudgetReachedAt(int i)
    {
        if (world.Devices[i].Safety.MaxOnSecondsPerDay is not { } budget || world.WasMovedUnseen[i])
        {
            return null;
        }

        var left = TimeSpan.FromSeconds(budget);
        foreach (var run in world.Home.Actuators[i].Runs.Where(run => (run.To ?? world.Now) > Today(world.Now)))
        {
            var from = Max(run.From, Today(world.Now));
            if ((run.To ?? world.Now) - from >= left)
            {
                return from + left;
            }

            left -= (run.To ?? world.Now) - from;
        }

        return null;
    }

    private DateTimeOffset RequirementLostAt() => world.Reading switch
    {
        null => World.Start,
        { Value: > 8 } bad => bad.At,
        { } good => good.At.AddSeconds(60),
    };

    // Null where the device cannot know all that the actuator knows.
    private static bool? IsForbidden(World world, int i, bool on)
    {
        if (!world.Home.IsWell || world.Now - world.FreeSince[i] < 2 * RecoveryTakes(world, i, world.FreeSince[i]) || world.WasMovedUnseen[i] || !world.Devices[i].IsActive)
        {
            return world.Stop is not null ? true : null;
        }

        var (actuator, safety) = (world.Home.Actuators[i], world.Devices[i].Safety);
        if (!on)
        {
            // A device that turns on in the instant in which it turned off counts from a microsecond later, to keep the two apart.
            if (actuator.IsOn && actuator.ChangedAt.AddSeconds(safety.MinOnSeconds ?? 0) == world.Now)
            {
                return world.Stop is not null ? true : null;
            }

            return world.Stop is not null || (actuator.IsOn && actuator.ChangedAt.AddSeconds(safety.MinOnSeconds ?? 0) > world.Now);
        }

        var rival = World.RivalOf(i);
        if (rival is { } r && ((actuator.IsOn && world.Home.Actuators[r].IsOn) || world.Now - world.FreeSince[r] < 2 * RecoveryTakes(world, r, world.FreeSince[r]) || world.Devices[r].State.StragglerSince is not null || !world.Devices[r].IsActive))
        {
            return world.Stop is not null ? true : null;
        }

        var left = safety.MaxOnSecondsPerDay - actuator.OnWithin(Today(world.Now), world.Now).TotalSeconds;
        var rests = !actuator.IsOn && actuator.Runs.Count > 0 && actuator.ChangedAt.AddSeconds(safety.MinOffSeconds ?? 0) > world.Now;
        var isSpent = actuator.IsOn && safety.MaxOnSeconds is { } most && actuator.ChangedAt.AddSeconds(most) <= world.Now;
        return world.Stop is not null || rests || isSpent || left <= 0 || (!actuator.IsOn && left < safety.MinOnSeconds)
            || (!actuator.IsOn && rival is { } other && (world.Home.Actuators[other].IsOn || world.Devices[other].State.Desired?.State == PowerState.On))
            || (!safety.Requires.IsEmpty && new Expectations(world).RequirementLostAt() is var lost && (world.Reading is { Value: > 8 } or null || lost < world.Now));
    }

    /// <summary>When the day of an instant began in Brussels: told from the two days that the sequences can reach.</summary>
    private static DateTimeOffset Today(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, World.Zone);
        var midnight = new DateTimeOffset(local.Date, World.Zone.GetUtcOffset(local.Date));
        return midnight.ToUniversalTime();
    }

    // A silo that died in the minute of the command, or in the pause after, leaves its end to the reminder: each death so once, and two can matter.
    private static TimeSpan RecoveryTakes(World world, int i, DateTimeOffset since) =>
        CommandTakes + (Math.Min(2, world.Devices[i].Deaths.Count(death => death >= since)) * ReminderTakes);

    private TimeSpan RecoveryTakes(int i, DateTimeOffset since) => RecoveryTakes(world, i, since);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
