namespace VerticalFarm.Contracts.Alerts;

/// <summary>Something that a person should know of.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AlertView")]
public sealed record AlertView
{
    /// <summary>The alert's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The farm that it is of.</summary>
    [Id(1)]
    public required Guid FarmId { get; init; }

    /// <summary>What it comes from.</summary>
    [Id(2)]
    public required AlertSource Source { get; init; }

    /// <summary>What it is about.</summary>
    [Id(3)]
    public required AlertKind Kind { get; init; }

    /// <summary>How bad it is, or was at its worst.</summary>
    [Id(4)]
    public required AlertSeverity Severity { get; init; }

    /// <summary>How far people are with it.</summary>
    [Id(5)]
    public required AlertState State { get; init; }

    /// <summary>What is wrong, in words.</summary>
    [Id(6)]
    public required string Message { get; init; }

    /// <summary>The value that gave rise to it, in the sensor's unit; null where there is none.</summary>
    [Id(7)]
    public double? Value { get; init; }

    /// <summary>How often its cause came anew while it was open.</summary>
    [Id(8)]
    public required int Count { get; init; }

    /// <summary>When it was opened.</summary>
    [Id(9)]
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its cause last came anew.</summary>
    [Id(10)]
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>When somebody acknowledged it.</summary>
    [Id(11)]
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The user who acknowledged it.</summary>
    [Id(12)]
    public Guid? AcknowledgedBy { get; init; }

    /// <summary>When it was over.</summary>
    [Id(13)]
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The user who resolved it; null when it resolved by itself.</summary>
    [Id(14)]
    public Guid? ResolvedBy { get; init; }
}
