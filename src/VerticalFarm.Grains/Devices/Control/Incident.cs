using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>The safety envelope took the device away from who wanted it on.</summary>
/// <param name="Kind">What did.</param>
/// <param name="Message">Why, in words.</param>
/// <param name="At">When.</param>
internal sealed record Incident(DutyKind Kind, string Message, DateTimeOffset At)
{
    /// <summary>
    /// Takes down that a duty is being enforced against a device that is on. An emergency stop is told by the farm, once; a lease that ends
    /// when somebody said it should is no incident, one that ends because the device may not be on for longer is.
    /// </summary>
    public static DeviceState Note(DeviceState state, Duty duty, Surroundings around, DateTimeOffset now)
    {
        var on = Ledger.OnSince(state);
        if (duty.Kind == DutyKind.Stop || duty.State == PowerState.On || on is null || !Guard.IsViolated(state, duty, around)
            || (duty.Kind == DutyKind.Lease && !EndedByEnvelope(state, on.Value)) || (state.Incident is { } known && known.Kind == duty.Kind && known.At >= on))
        {
            return state;
        }

        var message = duty.Kind == DutyKind.Lease ? $"It was on for {state.Spec.Safety.MaxOnSeconds} s, which is as long as it may be, and is turned off" : duty.Message;
        return state with { Incident = new Incident(duty.Kind, message, now) };
    }

    /// <summary>Forgets an incident after which somebody turned the device off as usual; of an absence, also when it is wanted on again.</summary>
    public static DeviceState Settle(DeviceState state) => state.Incident is { } incident && state.Desired is { } desired && desired.At > incident.At
        && (desired.State == PowerState.Off || incident.Kind == DutyKind.Absence)
            ? state with { Incident = null }
            : state;

    // To the second: the turn of the device may come a little after it was seen to turn on.
    private static bool EndedByEnvelope(DeviceState state, DateTimeOffset on) =>
        state.Spec.Safety.MaxOnSeconds is { } most && on.AddSeconds(most - 1) <= state.LeaseExpiresAt;
}
