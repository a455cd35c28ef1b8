using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>What came of looking at a rule.</summary>
internal sealed record RuleEvaluation
{
    /// <summary>What to remember; to be stored before anything is brought about, when it differs from what was remembered.</summary>
    public required RuleMemory Memory { get; init; }

    /// <summary>Whether the outcome is another one than before: then a decision is put on record.</summary>
    public required bool OutcomeChanged { get; init; }

    /// <summary>What the rule says of the farm now.</summary>
    public RuleOutcome Outcome => Memory.Outcome;

    /// <summary>What is to be brought about now; None when nothing changed.</summary>
    public required RuleDirective Directive { get; init; }

    /// <summary>What is in force, to be asserted again after a restart or when the rule is armed.</summary>
    public RuleDirective Standing => Memory.Standing;

    /// <summary>The whole condition with all its parts.</summary>
    public required ClauseResult When { get; init; }

    /// <summary>When the wait of <c>for_seconds</c> ends; null while none runs.</summary>
    public DateTimeOffset? WaitEndsAt { get; init; }

    /// <summary>When a cooldown ends that keeps <c>then</c> from being brought about; null while none does.</summary>
    public DateTimeOffset? CooldownEndsAt { get; init; }

    /// <summary>The earliest moment at which time alone could change anything; at the latest a minute from now.</summary>
    public required DateTimeOffset NextEvaluationAt { get; init; }
}
