using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Control;

namespace VerticalFarm.Grains.Devices.Envelope;

/// <summary>All that forbids a device to become so now, whoever asks. Pure logic.</summary>
internal static class Interlocks
{
    /// <summary>The first thing that forbids it; null when nothing does.</summary>
    public static Interlock? Against(PowerState wanted, DeviceState state, Surroundings around, DateTimeOffset now) =>
        (wanted == PowerState.On ? AgainstOn(state, around, now) : AgainstOff(state, around, now)).FirstOrDefault();

    /// <summary>Everything that forbids it to be on.</summary>
    public static IEnumerable<Interlock> AgainstOn(DeviceState state, Surroundings around, DateTimeOffset now) =>
        new[]
        {
            Stop(around),
            Stretch(state, around, now),
            SafetyRules.Check(state.Spec.Safety, PowerState.On, around.Reported, state.TurnedOnAt, state.TurnedOffAt, now),
            Budget(state, around, now),
            around.Rival is { } rival
                ? new Interlock(InterlockKind.ExclusiveWith, $"\"{rival}\" is on, or may be, and the two must never be on together", null)
                : null,
            around.Missing(now) is { } missing ? new Interlock(InterlockKind.Requires, missing, null) : null,
        }.OfType<Interlock>();

    /// <summary>Everything that forbids it to be off.</summary>
    public static IEnumerable<Interlock> AgainstOff(DeviceState state, Surroundings around, DateTimeOffset now) =>
        new[] { Stop(around), SafetyRules.Check(state.Spec.Safety, PowerState.Off, around.Reported, state.TurnedOnAt, state.TurnedOffAt, now) }.OfType<Interlock>();

    private static Interlock? Stop(Surroundings around) =>
        around.Stop is { } stop ? new Interlock(InterlockKind.EmergencyStop, $"The farm is under an emergency stop: {stop.Reason}", null) : null;

    private static Interlock? Stretch(DeviceState state, Surroundings around, DateTimeOffset now) =>
        state.Spec.Safety.MaxOnSeconds is { } most && around.MayBeOn(state) && Ledger.OnSince(state) is { } since && since.AddSeconds(most) <= now
            ? new Interlock(InterlockKind.MaxOnSeconds, $"It has been on for {most} s at a stretch and must be off first", null)
            : null;

    private static Interlock? Budget(DeviceState state, Surroundings around, DateTimeOffset now)
    {
        if (state.Spec.Safety.MaxOnSecondsPerDay is not { } budget)
        {
            return null;
        }

        // What is too short for the shortest run is no use: it would be cut off before its time.
        var isOn = around.MayBeOn(state);
        var left = budget - OnTime.Today(state.OnTime, Ledger.OnSince(state), now, around.Zone);
        return left > 0 && (isOn || !(left < state.Spec.Safety.MinOnSeconds))
            ? null
            : new Interlock(InterlockKind.MaxOnSecondsPerDay, $"Of {budget} s a day {Math.Max(0, left):0} s are left", LocalDay.Of(now, around.Zone).End);
    }
}
