using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices.Envelope;

/// <summary>The times of the safety envelope as pure logic: how long a rest or a run must last, and how long an ON may.</summary>
internal static class SafetyRules
{
    /// <summary>Why the device may not become so yet, as far as rest and run go; null when it may.</summary>
    public static Interlock? Check(SafetyEnvelope safety, PowerState wanted, ReportedState? reported, DateTimeOffset? turnedOnAt, DateTimeOffset? turnedOffAt, DateTimeOffset now)
    {
        if (wanted == PowerState.On && reported?.State != PowerState.On && Remaining(turnedOffAt, safety.MinOffSeconds, now) is { } rest)
        {
            return new Interlock(InterlockKind.MinOffSeconds, $"It must stay off for {safety.MinOffSeconds} s", rest);
        }

        if (wanted == PowerState.Off && reported?.State == PowerState.On && Remaining(turnedOnAt, safety.MinOnSeconds, now) is { } run)
        {
            return new Interlock(InterlockKind.MinOnSeconds, $"It must stay on for {safety.MinOnSeconds} s", run);
        }

        return null;
    }

    /// <summary>
    /// When an ON that is asked for now must end; null when nothing limits it. Asking again does not make a run longer than it may be at a
    /// stretch: that counts from <paramref name="onSince"/>, when the device was turned on; null when it is off.
    /// </summary>
    public static DateTimeOffset? LeaseEnd(SafetyEnvelope safety, PowerState wanted, int? forSeconds, DateTimeOffset? onSince, DateTimeOffset now)
    {
        if (wanted == PowerState.Off)
        {
            return null;
        }

        var asked = forSeconds is { } seconds ? now.AddSeconds(seconds) : (DateTimeOffset?)null;
        var most = safety.MaxOnSeconds is { } stretch ? (onSince ?? now).AddSeconds(stretch) : (DateTimeOffset?)null;
        return asked is null || most < asked ? most : asked;
    }

    private static DateTimeOffset? Remaining(DateTimeOffset? since, int? seconds, DateTimeOffset now) =>
        since is { } start && seconds is { } s && start.AddSeconds(s) is var end && end > now ? end : null;
}
