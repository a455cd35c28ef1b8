namespace VerticalFarm.Contracts.Automation;

/// <summary>Where a rule stands.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RuleState")]
public sealed record RuleState
{
    /// <summary>What the rule says of the farm.</summary>
    [Id(0)]
    public required RuleOutcome Outcome { get; init; }

    /// <summary>Since when it says so.</summary>
    [Id(1)]
    public required DateTimeOffset Since { get; init; }

    /// <summary>Since when the condition is true, also while it has not been so for long enough.</summary>
    [Id(2)]
    public DateTimeOffset? TrueSince { get; init; }

    /// <summary>When it was last evaluated; null before the first time.</summary>
    [Id(3)]
    public DateTimeOffset? LastEvaluatedAt { get; init; }

    /// <summary>When it is evaluated next, if no reading comes before; null when disabled.</summary>
    [Id(4)]
    public DateTimeOffset? NextEvaluationAt { get; init; }

    /// <summary>How many minutes passed without an evaluation, since the rule was made.</summary>
    [Id(5)]
    public long MinutesMissed { get; init; }

    /// <summary>The evaluation before the last of such gaps; null when there never was one.</summary>
    [Id(6)]
    public DateTimeOffset? LastGapFrom { get; init; }

    /// <summary>The evaluation that ended it.</summary>
    [Id(7)]
    public DateTimeOffset? LastGapTo { get; init; }
}
