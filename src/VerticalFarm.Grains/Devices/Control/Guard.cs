using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>What a device must be, whoever wants what of it, and how it is brought there. Pure logic.</summary>
internal static class Guard
{
    /// <summary>How the device must be; null when nothing makes it.</summary>
    public static Duty? DutyOf(DeviceState state, Surroundings around, DeviceOptions options, DateTimeOffset now)
    {
        var safety = state.Spec.Safety;
        if (around.Stop is { } stop && Power(safety.FailSafe) is { } failSafe && (failSafe == PowerState.Off || around.HasTurn))
        {
            return new Duty(DutyKind.Stop, failSafe, $"Emergency stop: {stop.Reason}");
        }

        if (state.LeaseExpiresAt <= now)
        {
            return new Duty(DutyKind.Lease, PowerState.Off, "Its lease ended");
        }

        var isOn = around.MayBeOn(state);
        if ((isOn || Ledger.WantsOn(state)) && safety.MaxOnSecondsPerDay is { } budget
            && OnTime.Today(state.OnTime, Ledger.OnSince(state), now, around.Zone) >= budget)
        {
            return new Duty(DutyKind.Budget, PowerState.Off, $"It has been on for {budget} s today, and that is all it may");
        }

        if (isOn && around.Rival is { } rival)
        {
            return new Duty(DutyKind.Exclusion, PowerState.Off, $"\"{rival}\" is on, or may be, and the two must never be on together");
        }

        if ((isOn || Ledger.WantsOn(state)) && around.Missing(now) is { } missing)
        {
            return new Duty(DutyKind.Requirement, PowerState.Off, missing);
        }

        if (isOn && state.StragglerSince is not null && !Ledger.WantsOn(state))
        {
            return new Duty(DutyKind.Straggler, PowerState.Off, "A command that had been given up was carried out late");
        }

        return IsAbsent(state, options, now) && Power(safety.FailSafe) is { } alone && (alone == PowerState.Off || around.HasTurn)
            ? new Duty(DutyKind.Absence, alone, $"Home Assistant was away for over {options.FailSafeAfter.TotalSeconds:0} s")
            : null;
    }

    /// <summary>Sees to it that the device is as it must be.</summary>
    public static TwinStep Enforce(DeviceState state, Duty duty, Guid device, Surroundings around, DeviceOptions options, DateTimeOffset now)
    {
        var before = state;
        state = Wanted(Incident.Note(state, duty, around, now), duty, now);
        if (Opposes(state, duty))
        {
            state = Pursuit.GiveWay(state, duty.Message, now);
        }
        else if (IsDone(state, duty, around))
        {
            return new TwinStep(duty.Kind == DutyKind.Lease ? state with { LeaseExpiresAt = null } : state, false);
        }

        // While it cannot be reached it is enough that it is wanted so: it is reconciled when it can.
        if (!around.IsOnline || state.Command is { HasEnded: false } || (IsFailing(state, duty.State) && now < RetryAt(state, options)))
        {
            return new TwinStep(state, false);
        }

        var (kind, data) = DeviceTwin.CommandFor(state.Desired!);
        return Pursuit.Begin(state, before, around, Commands.OfDevice(device, kind, data, duty.Message, now), now);
    }

    /// <summary>Whether a stop or an absence may turn it on, so that it needs its turn among its rivals as for any other ON.</summary>
    public static bool MayTurnOn(DeviceState state, Surroundings around, DeviceOptions options, DateTimeOffset now) =>
        state.Spec.Safety.FailSafe == FailSafe.On && (around.Stop is not null || IsAbsent(state, options, now));

    /// <summary>What is wrong while a device is not as it must be, in words; null while there is nothing to tell.</summary>
    public static string? Alarm(DeviceState state, Duty? duty, Surroundings around)
    {
        if (!IsViolated(state, duty, around))
        {
            return null;
        }

        return duty!.Kind == DutyKind.Exclusion ? duty.Message
            : !around.IsOnline ? $"It cannot be reached and may be on. {duty.Message}"
            : IsFailing(state, duty.State) ? $"It does not obey: {state.Command!.Message}. {duty.Message}"
            : null;
    }

    /// <summary>Whether a device is not as it must be.</summary>
    public static bool IsViolated(DeviceState state, Duty? duty, Surroundings around) =>
        duty is not null && (around.IsOnline ? around.Reported?.State is { } power && power != duty.State : duty.State == PowerState.Off && Ledger.OnSince(state) is not null);

    /// <summary>Whether the last command was to bring it there and has failed.</summary>
    public static bool IsFailing(DeviceState state, PowerState goal) =>
        state.Command is { Status: CommandStatus.Failed or CommandStatus.Expired } ended && DeviceTwin.Goal(ended) == goal;

    /// <summary>When the command that failed may be tried again. One of which nobody knows what became of it need not rest.</summary>
    public static DateTimeOffset? RetryAt(DeviceState state, DeviceOptions options) =>
        state.Command!.Status == CommandStatus.Failed ? state.Command.EndedAt + options.RetryPause : state.Command.EndedAt;

    // An entity that never says what it is counts as it was last told.
    private static bool IsDone(DeviceState state, Duty duty, Surroundings around) => around.IsOnline && (around.Reported?.State is { } power
        ? power == duty.State
        : state.Command is { Status: CommandStatus.Observed } told && DeviceTwin.Goal(told) == duty.State);

    private static bool IsAbsent(DeviceState state, DeviceOptions options, DateTimeOffset now) => state.OfflineSince + options.FailSafeAfter <= now;

    private static PowerState? Power(FailSafe failSafe) => failSafe switch
    {
        FailSafe.Off => PowerState.Off,
        FailSafe.On => PowerState.On,
        _ => null,
    };

    // A lease was part of the wish, and ends it; everything else only stands in its way, and a rule that still wants it gets it back after.
    private static DeviceState Wanted(DeviceState state, Duty duty, DateTimeOffset now) => state.Desired?.State == duty.State
        ? state
        : state with
        {
            Desired = new DesiredState { State = duty.State, At = now },
            DesiredBy = null,
            WantedAt = duty.Kind == DutyKind.Lease ? now : state.WantedAt,
        };

    private static bool Opposes(DeviceState state, Duty duty) => state.Command is { HasEnded: false } open && DeviceTwin.Goal(open) != duty.State;
}
