namespace VerticalFarm.Contracts.Audit;

/// <summary>One change that somebody made.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AuditEntry")]
public sealed record AuditEntry
{
    /// <summary>Its number; later ones are higher.</summary>
    [Id(0)]
    public required long Id { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of actor it was.</summary>
    [Id(2)]
    public required ActorKind ActorKind { get; init; }

    /// <summary>The account or API key; null for the system itself.</summary>
    [Id(3)]
    public Guid? ActorId { get; init; }

    /// <summary>The network address that the request came from; only owners are told.</summary>
    [Id(4)]
    public string? Address { get; init; }

    /// <summary>What was done: <c>created</c>, <c>updated</c>, <c>deleted</c>, <c>commanded</c>, ...</summary>
    [Id(5)]
    public required string Action { get; init; }

    /// <summary>What kind of thing it was done to: <c>farm</c>, <c>device</c>, <c>rule</c>, ...</summary>
    [Id(6)]
    public required string Subject { get; init; }

    /// <summary>Which one.</summary>
    [Id(7)]
    public required Guid SubjectId { get; init; }

    /// <summary>What it was before, as JSON; null when there was nothing.</summary>
    [Id(8)]
    public string? BeforeJson { get; init; }

    /// <summary>What it is after, as JSON; null when there is nothing left.</summary>
    [Id(9)]
    public string? AfterJson { get; init; }
}
