using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Devices;

/// <summary>The safety envelope as pure logic: what is forbidden now and until when, and how long an ON may last.</summary>
internal static class SafetyRules
{
    /// <summary>Why the device may not become so now; null when it may.</summary>
    public static Interlock? Check(SafetyEnvelope safety, PowerState wanted, ReportedState? reported, DateTimeOffset? turnedOnAt, DateTimeOffset? turnedOffAt, DateTimeOffset now)
    {
        if (wanted == PowerState.On && reported?.State != PowerState.On && Remaining(turnedOffAt, safety.MinOffSeconds, now) is { } rest)
        {
            return new Interlock("min_off_seconds", $"It must stay off for {safety.MinOffSeconds} s", rest);
        }

        if (wanted == PowerState.Off && reported?.State == PowerState.On && Remaining(turnedOnAt, safety.MinOnSeconds, now) is { } run)
        {
            return new Interlock("min_on_seconds", $"It must stay on for {safety.MinOnSeconds} s", run);
        }

        return null;
    }

    /// <summary>When an ON that begins now must end; null when nothing limits it.</summary>
    public static DateTimeOffset? LeaseEnd(SafetyEnvelope safety, PowerState wanted, int? forSeconds, DateTimeOffset now)
    {
        if (wanted == PowerState.Off)
        {
            return null;
        }

        var seconds = (forSeconds, safety.MaxOnSeconds) switch
        {
            ({ } asked, { } most) => Math.Min(asked, most),
            var (asked, most) => asked ?? most,
        };
        return seconds is { } s ? now.AddSeconds(s) : null;
    }

    private static DateTimeOffset? Remaining(DateTimeOffset? since, int? seconds, DateTimeOffset now) =>
        since is { } start && seconds is { } s && start.AddSeconds(s) is var end && end > now ? end : null;
}

/// <summary>What forbids a command, and until when.</summary>
internal sealed record Interlock(string Name, string Reason, DateTimeOffset Until)
{
    /// <summary>The interlock as a sentence.</summary>
    public string Sentence => $"{Reason} ({Name}), until {Until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
