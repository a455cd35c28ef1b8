using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>
/// One turn of a device: what is seen is taken down, the command in flight is followed, what must be is enforced, what was lost is wanted
/// again. Level-triggered and pure: it may be called at any time, and twice is once.
/// </summary>
internal static class Twin
{
    public static TwinStep Advance(DeviceState state, Guid device, Surroundings around, DeviceOptions options, DateTimeOffset now)
    {
        // Judged with the absence before it is over: who comes back after too long comes back to its fail-safe.
        var absence = state.OfflineSince is not null && Guard.DutyOf(state, around, options, now) is { Kind: DutyKind.Absence } away ? away : null;
        var noted = Incident.Settle(Ledger.Note(state, around, now));
        var followed = Pursuit.Follow(noted, around, options, now);
        if ((absence ?? Guard.DutyOf(followed.State, around, options, now)) is { } duty)
        {
            var enforced = Guard.Enforce(followed.State, duty, device, around, options, now);
            return enforced with { Send = enforced.Send || (followed.Send && enforced.State.Command is { HasEnded: false }) };
        }

        return followed.State.Command is { HasEnded: false } ? followed : Reconcile(followed.State, device, around, options, now);
    }

    /// <summary>When it must be looked at again though nothing happens, always later than now; null when it need not.</summary>
    public static DateTimeOffset? NextLook(DeviceState state, Surroundings around, DeviceOptions options, DateTimeOffset now)
    {
        var isOn = around.MayBeOn(state) || Ledger.WantsOn(state);
        var open = state.Command is { HasEnded: false } command ? command : null;
        DateTimeOffset?[] looks =
        [
            open?.SentAt + options.ObservationWindow,
            open?.RequestedAt + options.CommandDeadline,
            state.LeaseExpiresAt,

            // It came back wanting a run whose time was over meanwhile: it is judged again soon.
            Ledger.WantsOn(state) && around.IsOnline && state.LeaseExpiresAt <= now ? now + options.RequirementInterval : null,
            isOn && state.Spec.Safety.MaxOnSecondsPerDay is { } budget ? OnTime.BudgetEnd(state.OnTime, Ledger.OnSince(state), budget, now, around.Zone) : null,
            isOn && state.Spec.Safety.MaxOnSecondsPerDay is not null ? LocalDay.Of(now, around.Zone).End : null,
            isOn && !state.Spec.Safety.Requires.IsEmpty ? now + options.RequirementInterval : null,
            state.OfflineSince + options.FailSafeAfter,
            state.StragglerSince is not null && around.IsOnline ? now + Ledger.StragglersTake : null,
            IsRetried(state, around, options, now) ? Max(Guard.RetryAt(state, options), now + options.RequirementInterval) : null,
            around.Stop is not null && state.Spec.Safety.FailSafe == FailSafe.On && !around.HasTurn ? now + options.RequirementInterval : null,
        ];
        return looks.Where(look => look > now).Min();
    }

    /// <summary>When a reminder must find it, should this activation be gone by then; null when nothing depends on that.</summary>
    public static DateTimeOffset? ReminderDue(DeviceState state, Surroundings around, DeviceOptions options, DateTimeOffset now)
    {
        var safety = state.Spec.Safety;
        if (state.Desired?.State == PowerState.Off && around.MayBeOn(state))
        {
            return now + options.RequirementInterval; // It must go off, not at the end of its lease but now: who dies before sending that must not leave it on.
        }

        var isWatched = (safety.MaxOnSecondsPerDay is not null || !safety.Requires.IsEmpty) && (Ledger.WantsOn(state) || around.MayBeOn(state));
        return isWatched ? NextLook(state, around, options, now) : state.LeaseExpiresAt;
    }

    /// <summary>Whether a device must keep its turn: it is on, may be, or may yet become so.</summary>
    public static bool NeedsTurn(DeviceState state, Surroundings around) =>
        around.MayBeOn(state) || Ledger.WantsOn(state) || state.StragglerSince is not null;

    // After an absence what differs and still holds is sent again; and an OFF that failed is tried until the device is seen off.
    private static TwinStep Reconcile(DeviceState state, Guid device, Surroundings around, DeviceOptions options, DateTimeOffset now)
    {
        var isDue = around.CameBack || (IsRetried(state, around, options, now) && Guard.RetryAt(state, options) <= now);
        if (!isDue || !around.IsOnline || state.Desired is not { } desired || around.IsAsDesired(state)
            || (desired.State == PowerState.On && !around.HasTurn) || Interlocks.Against(desired.State, state, around, now) is not null)
        {
            return new TwinStep(state, false);
        }

        var (kind, data) = DeviceTwin.CommandFor(desired);
        var wanted = desired.State == PowerState.On && state.LeaseExpiresAt is null
            ? state with { LeaseExpiresAt = SafetyRules.LeaseEnd(state.Spec.Safety, PowerState.On, null, Ledger.OnSince(state), now) }
            : state;
        var why = around.CameBack ? "Wanted so before the connection went" : "Tried again until it is seen off";
        return Pursuit.Begin(wanted, state, around, Commands.OfDevice(device, kind, data, why, now), now);
    }

    private static bool IsRetried(DeviceState state, Surroundings around, DeviceOptions options, DateTimeOffset now) =>
        around.IsOnline && state.Desired is { } desired && around.Reported?.State is { } power && power != desired.State && Guard.IsFailing(state, desired.State)
        && (desired.State == PowerState.Off || Guard.DutyOf(state, around, options, now)?.State == desired.State);

    private static DateTimeOffset? Max(DateTimeOffset? one, DateTimeOffset other) => one > other ? one : other;
}
