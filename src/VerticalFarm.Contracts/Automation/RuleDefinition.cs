using System.Collections.Immutable;
using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Automation.Json;

namespace VerticalFarm.Contracts.Automation;

/// <summary>
/// A rule as the grower wrote it. It is level-triggered: <see cref="When"/> is a state of the farm; while it has held for
/// <see cref="ForSeconds"/>, <see cref="Then"/> is brought about, and while it does not, <see cref="Otherwise"/> is.
/// </summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RuleDefinition")]
[JsonConverter(typeof(RuleDefinitionConverter))]
public sealed record RuleDefinition
{
    /// <summary>The <see cref="Priority"/> of a rule that names none.</summary>
    public const int DefaultPriority = 50;

    /// <summary>What people call it, 1 to 100 characters.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>How far it may go.</summary>
    [Id(1)]
    public RuleMode Mode { get; init; } = RuleMode.Disabled;

    /// <summary>The state of the farm that it watches.</summary>
    [Id(2)]
    public required Condition When { get; init; }

    /// <summary>How long the condition must have held, 0 to 86,400 s.</summary>
    [Id(3)]
    public int ForSeconds { get; init; }

    /// <summary>What is brought about while the condition holds; at least one.</summary>
    [Id(4)]
    public required ImmutableArray<RuleAction> Then { get; init; }

    /// <summary>What is brought about while it does not.</summary>
    [Id(5)]
    public ImmutableArray<RuleAction> Otherwise { get; init; } = [];

    /// <summary>The least time between two times that <see cref="Then"/> is brought about, 0 to 86,400 s.</summary>
    [Id(6)]
    public int CooldownSeconds { get; init; }

    /// <summary>What to do while the condition is unknown.</summary>
    [Id(7)]
    public OnUnknown OnUnknown { get; init; } = OnUnknown.Hold;

    /// <summary>Which rule wins over a device, 0 to 100; the highest.</summary>
    [Id(8)]
    public int Priority { get; init; } = DefaultPriority;

    /// <inheritdoc/>
    public bool Equals(RuleDefinition? other) =>
        other is not null
        && (Name, Mode, When, ForSeconds, CooldownSeconds, OnUnknown, Priority)
            == (other.Name, other.Mode, other.When, other.ForSeconds, other.CooldownSeconds, other.OnUnknown, other.Priority)
        && Then.AsSpan().SequenceEqual(other.Then.AsSpan())
        && Otherwise.AsSpan().SequenceEqual(other.Otherwise.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Mode, When, ForSeconds, CooldownSeconds, OnUnknown, Priority, Then.Length);

    /// <summary>Whether it goes by the clock: any part of its condition looks at the time.</summary>
    public bool IsSchedule() => Contains<TimeCondition>(When);

    private static bool Contains<T>(Condition condition)
        where T : Condition => condition is T || condition.Parts.Any(Contains<T>);
}
