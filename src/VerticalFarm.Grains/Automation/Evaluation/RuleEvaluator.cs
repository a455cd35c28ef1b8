using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>
/// Judges a rule: from its definition, its memory and the state of the farm to what it says and what is to be brought about. Pure, so that
/// the same inputs give the same answer in the grain, in an explanation and in a test.
/// </summary>
/// <remarks>
/// A rule asserts a state of the farm: the first time that it is known, it brings about <c>then</c> or <c>otherwise</c>, whichever it is,
/// also while a wait of <c>for_seconds</c> runs (until it ends, the rule is false). The rule's mode is not looked at: in which mode what is
/// brought about, the caller decides.
/// </remarks>
internal static class RuleEvaluator
{
    /// <summary>The longest time between two evaluations.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>Judges <paramref name="rule"/> as of <paramref name="now"/>.</summary>
    public static RuleEvaluation Evaluate(RuleDefinition rule, RuleMemory memory, RuleInputs inputs, DateTimeOffset now)
    {
        var pass = new ClausePass(memory.Clauses, inputs, rule.OnUnknown, now);
        var when = pass.Evaluate(rule.When, RulePaths.Root);
        var remembered = memory with { Clauses = pass.Remembered };

        var truth = when.Truth == RuleOutcome.Unknown && rule.OnUnknown == OnUnknown.False ? RuleOutcome.False : when.Truth;
        var waitEndsAt = truth == RuleOutcome.True && memory.Held != RuleOutcome.True ? when.Since + TimeSpan.FromSeconds(rule.ForSeconds) : null;
        var waits = waitEndsAt > now;
        var held = truth switch
        {
            RuleOutcome.True => waits ? RuleOutcome.False : RuleOutcome.True,
            RuleOutcome.False => RuleOutcome.False,
            _ => memory.Held,
        };

        var cooldownEndsAt = memory.ThenAt + TimeSpan.FromSeconds(rule.CooldownSeconds);
        var wanted = (truth, held) switch
        {
            // Whatever an unknown spell holds, it brings nothing about.
            (RuleOutcome.Unknown, _) => memory.Standing,
            (_, RuleOutcome.True) => RuleDirective.Then,
            _ => RuleDirective.Otherwise,
        };
        var cools = wanted == RuleDirective.Then && memory.Standing != RuleDirective.Then && cooldownEndsAt > now;
        var standing = cools ? memory.Standing : wanted;
        var directive = standing == memory.Standing ? RuleDirective.None : standing;

        var outcome = when.Truth == RuleOutcome.Unknown ? RuleOutcome.Unknown : held;
        var changed = outcome != memory.Outcome;
        DateTimeOffset?[] looks = [now + LongestPause, EarliestChange(when), waits ? waitEndsAt : null, cools ? cooldownEndsAt : null];
        return new RuleEvaluation
        {
            Memory = remembered with
            {
                Outcome = outcome,
                Since = changed ? now : memory.Since,
                Held = held,
                Standing = standing,
                ThenAt = directive == RuleDirective.Then ? now : memory.ThenAt,
            },
            OutcomeChanged = changed,
            Directive = directive,
            When = when,
            WaitEndsAt = waits ? waitEndsAt : null,
            CooldownEndsAt = cools ? cooldownEndsAt : null,
            NextEvaluationAt = looks.Min()!.Value,
        };
    }

    private static DateTimeOffset? EarliestChange(ClauseResult clause) => clause.Parts.Select(EarliestChange).Append(clause.ChangesAt).Min();
}
