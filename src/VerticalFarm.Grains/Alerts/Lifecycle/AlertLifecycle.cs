using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Grains.Alerts.Lifecycle;

/// <summary>
/// What becomes of an alert, by what its source says and what people do. Pure. The one "at hand" is the one whose cause is there, as far as
/// its source has said; people may have resolved it all the same.
/// </summary>
internal static class AlertLifecycle
{
    /// <summary>Its source says that something is wrong.</summary>
    public static AlertChange Raise(Alert? atHand, AlertSignal signal, DateTimeOffset now)
    {
        var at = Kept(signal.At);
        if (atHand is null)
        {
            return new AlertChange(null, Open(signal, at, now));
        }

        var isWorse = signal.Severity > atHand.Severity;
        if (at <= atHand.LastAt && !isWorse)
        {
            // The same, said again. In other words, perhaps: why there is no connection may change while there is none.
            return atHand.State == AlertState.Resolved || atHand.Message == signal.Message
                ? AlertChange.None
                : new AlertChange(Next(atHand) with { Message = signal.Message }, null);
        }

        if (atHand.State == AlertState.Resolved)
        {
            return new AlertChange(Next(atHand) with { Active = false }, Open(signal, at, now));
        }

        var again = Next(atHand) with
        {
            Count = atHand.Count + 1,
            LastAt = at > atHand.LastAt ? at : atHand.LastAt,
            Message = signal.Message,
            Value = signal.Value,
            Severity = isWorse ? signal.Severity : atHand.Severity,
            ThroughHomeAssistant = atHand.ThroughHomeAssistant && signal.ThroughHomeAssistant,
        };

        // What was acknowledged was something lesser.
        return new AlertChange(isWorse ? again with { State = AlertState.Open, AcknowledgedAt = null, AcknowledgedBy = null } : again, null);
    }

    /// <summary>Its source says that it is not so any more, or is gone itself.</summary>
    public static Alert Clear(Alert atHand, DateTimeOffset now) => Next(atHand) with
    {
        Active = false,
        State = AlertState.Resolved,
        ResolvedAt = atHand.ResolvedAt ?? Kept(now),
    };

    /// <summary>Somebody has seen it; null when that changes nothing.</summary>
    public static Alert? Acknowledge(Alert alert, Guid? user, DateTimeOffset now) => alert.State == AlertState.Open
        ? Next(alert) with { State = AlertState.Acknowledged, AcknowledgedAt = Kept(now), AcknowledgedBy = user }
        : null;

    /// <summary>Somebody says that it is over; null when that changes nothing.</summary>
    public static Alert? Resolve(Alert alert, Guid? user, DateTimeOffset now) => alert.State != AlertState.Resolved
        ? Next(alert) with { State = AlertState.Resolved, ResolvedAt = Kept(now), ResolvedBy = user }
        : null;

    /// <summary>Whether a Home Assistant that is down since then explains it, so that its own alert says enough.</summary>
    public static bool IsExplainedBy(Alert alert, AlertSignal down) =>
        alert is { Active: true, ThroughHomeAssistant: true } && alert.OpenedAt >= Kept(down.At);

    private static Alert Open(AlertSignal signal, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Source = signal.Source,
        Kind = signal.Kind,
        Severity = signal.Severity,
        State = AlertState.Open,
        Active = true,
        ThroughHomeAssistant = signal.ThroughHomeAssistant,
        Message = signal.Message,
        Value = signal.Value,
        Count = 1,
        Version = 1,
        OpenedAt = Kept(now),
        LastAt = at,
    };

    private static Alert Next(Alert alert) => alert with { Version = alert.Version + 1 };

    // As the database keeps it, so that what is read back equals what was written.
    private static DateTimeOffset Kept(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
