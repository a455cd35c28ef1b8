using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Audit;

/// <summary>Which entries of the record are wanted; what is null is not asked for.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.AuditQuery")]
public sealed record AuditQuery
{
    /// <summary>Which slice; the search looks in the action and the kind of thing.</summary>
    [Id(0)]
    public PageRequest Page { get; init; } = PageRequest.First;

    /// <summary>Only what this kind of actor did.</summary>
    [Id(1)]
    public ActorKind? ActorKind { get; init; }

    /// <summary>Only what this account or API key did.</summary>
    [Id(2)]
    public Guid? ActorId { get; init; }

    /// <summary>Only this that was done, as <see cref="AuditEntry.Action"/> has it.</summary>
    [Id(3)]
    public string? Action { get; init; }

    /// <summary>Only what was done to this kind of thing, as <see cref="AuditEntry.Subject"/> has it.</summary>
    [Id(4)]
    public string? Subject { get; init; }

    /// <summary>Only what was done to this one.</summary>
    [Id(5)]
    public Guid? SubjectId { get; init; }

    /// <summary>Only what was done at this moment or later.</summary>
    [Id(6)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Only what was done before this moment.</summary>
    [Id(7)]
    public DateTimeOffset? To { get; init; }
}
