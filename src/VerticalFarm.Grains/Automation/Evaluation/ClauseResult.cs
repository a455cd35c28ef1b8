using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>What came of one clause.</summary>
internal sealed record ClauseResult
{
    /// <summary>Where in the rule it stands.</summary>
    public required string Path { get; init; }

    /// <summary>The clause.</summary>
    public required Condition Condition { get; init; }

    /// <summary>What it says.</summary>
    public required RuleOutcome Truth { get; init; }

    /// <summary>Since when it says so, by the time of the readings; null when unknown.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What it looks at, by the name that people gave it; null when that is the clock, its parts, or nothing there is.</summary>
    public string? Subject { get; init; }

    /// <summary>Why it is unknown, in words; null when it is not, or when a part of it is the reason.</summary>
    public string? Reason { get; init; }

    /// <summary>What was read; null for clauses that compare no number.</summary>
    public Observation? Observation { get; init; }

    /// <summary>The limit at which a clause that compares a number would turn; null when nothing was read.</summary>
    public Threshold? Threshold { get; init; }

    /// <summary>The earliest moment at which the clause can change by time alone; null when it cannot, or not within a minute.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>What came of its parts.</summary>
    public IReadOnlyList<ClauseResult> Parts { get; init; } = [];
}
