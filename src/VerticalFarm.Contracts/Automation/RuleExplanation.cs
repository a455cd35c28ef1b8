using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Automation;

/// <summary>Why a rule does what it does now, in words and numbers.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RuleExplanation")]
public sealed record RuleExplanation
{
    /// <summary>What the rule says of the farm.</summary>
    [Id(0)]
    public required RuleOutcome Outcome { get; init; }

    /// <summary>Since when the condition holds, also while it has not done so for long enough; null while it does not.</summary>
    [Id(1)]
    public DateTimeOffset? TrueSince { get; init; }

    /// <summary>The whole in one sentence.</summary>
    [Id(2)]
    public required string Summary { get; init; }

    /// <summary>Every clause, the whole condition first, each followed by its parts.</summary>
    [Id(3)]
    public required ImmutableArray<ClauseExplanation> Clauses { get; init; }

    /// <summary>What keeps an action from being brought about, in sentences; empty when nothing does.</summary>
    [Id(4)]
    public ImmutableArray<string> Blocks { get; init; } = [];

    /// <summary>When the rule is looked at next if no reading comes before; null when it is disabled.</summary>
    [Id(5)]
    public DateTimeOffset? NextEvaluationAt { get; init; }

    /// <summary>When it was last evaluated; null before the first time.</summary>
    [Id(6)]
    public DateTimeOffset? LastEvaluatedAt { get; init; }

    /// <summary>How many minutes passed without an evaluation, since the rule was made.</summary>
    [Id(7)]
    public long MinutesMissed { get; init; }

    /// <summary>The evaluation before the last of such gaps; null when there never was one.</summary>
    [Id(8)]
    public DateTimeOffset? LastGapFrom { get; init; }

    /// <summary>The evaluation that ended it.</summary>
    [Id(9)]
    public DateTimeOffset? LastGapTo { get; init; }

    /// <summary>What the list of actions that is in force came to; of a rule in shadow, what it would have done.</summary>
    [Id(10)]
    public ImmutableArray<ActionOutcome> Actions { get; init; } = [];
}

/// <summary>One clause of a rule's condition: what it asked, what it saw, what it said.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ClauseExplanation")]
public sealed record ClauseExplanation
{
    /// <summary>Where in the rule, such as <c>when.all[0]</c>.</summary>
    [Id(0), JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The clause in words, such as "Air above 26.0 °C: fires above 26.0 °C, now 25.7 °C".</summary>
    [Id(1), JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>What it said.</summary>
    [Id(2), JsonPropertyName("truth")]
    public required RuleOutcome Truth { get; init; }

    /// <summary>What was read, in <see cref="Unit"/>; null for clauses without a number.</summary>
    [Id(3), JsonPropertyName("value")]
    public double? Value { get; init; }

    /// <summary>The unit of the numbers.</summary>
    [Id(4), JsonPropertyName("unit")]
    public string? Unit { get; init; }

    /// <summary>How old the newest reading is, in seconds.</summary>
    [Id(5), JsonPropertyName("age_seconds")]
    public double? AgeSeconds { get; init; }

    /// <summary>The limit at which the clause would turn, hysteresis included.</summary>
    [Id(6), JsonPropertyName("threshold")]
    public double? Threshold { get; init; }

    /// <summary>How far the value is from <see cref="Threshold"/>, at least 0.</summary>
    [Id(7), JsonPropertyName("margin")]
    public double? Margin { get; init; }

    /// <summary>Why it is unknown; null when it is not.</summary>
    [Id(8), JsonPropertyName("reason")]
    public string? Reason { get; init; }
}
