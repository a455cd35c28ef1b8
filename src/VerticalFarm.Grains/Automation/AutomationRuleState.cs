using System.Collections.Immutable;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation;

/// <summary>What a rule keeps: what the grower wrote, what it remembers, and what it last decided.</summary>
internal sealed record AutomationRuleState
{
    public Guid FarmId { get; init; }

    public RuleDefinition? Definition { get; init; }

    public RuleMemory? Memory { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    /// <summary>The number of the last decision.</summary>
    public long Sequence { get; init; }

    /// <summary>
    /// The decision whose actions are in force; asserted again until another takes its place. Without its inputs, which are in the record: there
    /// are many rules, and each would keep its own in memory.
    /// </summary>
    public DecisionView? Standing { get; init; }

    /// <summary>Decisions whose row in the record is not written yet.</summary>
    public ImmutableArray<DecisionView> Unrecorded { get; init; } = [];

    /// <summary>The decision of which people were told by an alert; null while none is open.</summary>
    public long? Notified { get; init; }

    /// <summary>The devices that may know of a wish of this rule.</summary>
    public ImmutableArray<Guid> Claims { get; init; } = [];

    /// <summary>The sensors that were asked to tell of their readings.</summary>
    public ImmutableArray<Guid> Subscriptions { get; init; } = [];

    /// <summary>The devices that were asked to tell when they turn.</summary>
    public ImmutableArray<Guid> Watched { get; init; } = [];
}
