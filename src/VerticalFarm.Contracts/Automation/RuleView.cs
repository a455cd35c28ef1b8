namespace VerticalFarm.Contracts.Automation;

/// <summary>A rule with where it stands.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RuleView")]
public sealed record RuleView
{
    /// <summary>The rule's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The farm it belongs to.</summary>
    [Id(1)]
    public required Guid FarmId { get; init; }

    /// <summary>What the grower wrote.</summary>
    [Id(2)]
    public required RuleDefinition Definition { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(3)]
    public required RuleState State { get; init; }

    /// <summary>When it was made.</summary>
    [Id(4)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When what the grower wrote last changed.</summary>
    [Id(5)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises with every change of what the grower wrote; served as the ETag.</summary>
    [Id(6)]
    public required long Version { get; init; }
}
