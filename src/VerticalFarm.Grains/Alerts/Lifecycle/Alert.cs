using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Grains.Alerts.Lifecycle;

/// <summary>An alert as it is kept.</summary>
internal sealed record Alert
{
    public required Guid Id { get; init; }

    public required AlertSource Source { get; init; }

    public required AlertKind Kind { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required AlertState State { get; init; }

    /// <summary>Whether its cause is still there, which holds of every one that is not resolved.</summary>
    public required bool Active { get; init; }

    /// <summary>Whether a Home Assistant that is down explains it.</summary>
    public required bool ThroughHomeAssistant { get; init; }

    public required string Message { get; init; }

    public double? Value { get; init; }

    public required int Count { get; init; }

    /// <summary>Rises with every change: of two that change it at once, only one can.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public Guid? AcknowledgedBy { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public Guid? ResolvedBy { get; init; }

    public AlertView View(Guid farmId) => new()
    {
        Id = Id,
        FarmId = farmId,
        Source = Source,
        Kind = Kind,
        Severity = Severity,
        State = State,
        Message = Message,
        Value = Value,
        Count = Count,
        OpenedAt = OpenedAt,
        LastAt = LastAt,
        AcknowledgedAt = AcknowledgedAt,
        AcknowledgedBy = AcknowledgedBy,
        ResolvedAt = ResolvedAt,
        ResolvedBy = ResolvedBy,
    };
}
