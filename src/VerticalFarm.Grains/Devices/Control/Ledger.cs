using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Devices.Control;

/// <summary>What a device keeps of what was seen: since when it is on or off, for how long it was on today, since when it cannot be seen.</summary>
internal static class Ledger
{
    /// <summary>How long after a reconnect what a frozen Home Assistant still held has been carried out, or never will be.</summary>
    public static readonly TimeSpan StragglersTake = TimeSpan.FromMinutes(2);

    /// <summary>Since when it is on, as last seen; null when it is off.</summary>
    public static DateTimeOffset? OnSince(DeviceState state) => state.TurnedOnAt is { } on && !(state.TurnedOffAt >= on) ? on : null;

    /// <summary>Whether it is wanted to be on, or a command that turns it on is under way.</summary>
    public static bool WantsOn(DeviceState state) =>
        state.Desired?.State == PowerState.On || (state.Command is { HasEnded: false } open && DeviceTwin.Goal(open) == PowerState.On);

    /// <summary>Takes down what is seen now.</summary>
    public static DeviceState Note(DeviceState state, Surroundings around, DateTimeOffset now)
    {
        state = NoteStraggler(state, around, now);
        if (!around.IsOnline)
        {
            return state.OfflineSince is null ? state with { OfflineSince = now } : state;
        }

        state = state.OfflineSince is null ? state : state with { OfflineSince = null };
        return around.Reported is { State: { } power } reported ? NoteLease(NotePower(state, power, reported.At, around, now), power) : state;
    }

    private static DeviceState NotePower(DeviceState state, PowerState power, DateTimeOffset at, Surroundings around, DateTimeOffset now)
    {
        var since = OnSince(state);
        if (power == PowerState.On == since is not null)
        {
            return power == PowerState.Off && HasUndone(state, at) ? state with { TurnedOffAt = at > now ? now : at } : state;
        }

        // The clock there may be wrong: it changed between the last look and this one.
        var last = power == PowerState.On ? state.TurnedOffAt : since;
        var earliest = last is null || around.SeenBefore > last ? around.SeenBefore ?? last : last;
        at = at < earliest ? earliest.Value : at;
        at = at > now ? now : at;
        return power == PowerState.On
            ? state with { TurnedOnAt = at > state.TurnedOffAt || state.TurnedOffAt is null ? at : state.TurnedOffAt.Value.AddTicks(TimeSpan.TicksPerMicrosecond) }
            : state with { TurnedOffAt = at, OnTime = OnTime.Plus(state.OnTime, since!.Value, at, around.Zone) };
    }

    // It changed when it was told to go off, so it had been on, though nobody saw it: its rest counts from there.
    private static bool HasUndone(DeviceState state, DateTimeOffset at) =>
        state.Command is { HasEnded: false, SentAt: { } sent } open && DeviceTwin.Goal(open) == PowerState.Off && at >= sent && at > state.TurnedOffAt;

    // Also for what nobody here commanded: every ON has its end. A lease that a wish brought stays with the wish, also when the device was
    // moved, or restarted, behind our back; but who wished it on while nobody could see that it was on already gets no second stretch.
    private static DeviceState NoteLease(DeviceState state, PowerState power) => (power, state.LeaseExpiresAt) switch
    {
        (PowerState.On, var lease) when state.Spec.Safety.MaxOnSeconds is { } most && OnSince(state)!.Value.AddSeconds(most) is var end && (lease is null || end < lease) =>
            state with { LeaseExpiresAt = end },
        (PowerState.Off, not null) when !WantsOn(state) => state with { LeaseExpiresAt = null },
        _ => state,
    };

    // An ON that was given up without an answer may yet be carried out: by a Home Assistant that was frozen, once it goes on.
    private static DeviceState NoteStraggler(DeviceState state, Surroundings around, DateTimeOffset now) =>
        state.StragglerSince is { } since && around.Seen?.ConnectedSince is { } connected && (connected > since ? connected : since) + StragglersTake <= now
            ? state with { StragglerSince = null }
            : state;
}
