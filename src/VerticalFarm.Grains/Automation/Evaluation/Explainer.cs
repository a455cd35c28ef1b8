using System.Collections.Immutable;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>Puts an evaluation into words.</summary>
internal static class Explainer
{
    /// <summary>Why the rule does what it does. What devices have against it the caller adds to the blocks.</summary>
    public static RuleExplanation Explain(RuleDefinition rule, RuleEvaluation evaluation, DateTimeOffset now) => new()
    {
        Outcome = evaluation.Outcome,
        TrueSince = evaluation.Memory.TrueSince,
        Summary = Summary(rule, evaluation, now),
        Clauses = Clauses(evaluation, now),
        Blocks = [.. Blocks(rule, evaluation, now)],
        NextEvaluationAt = rule.Mode == RuleMode.Disabled ? null : evaluation.NextEvaluationAt,
    };

    /// <summary>Every clause, the whole condition first, each followed by its parts.</summary>
    public static ImmutableArray<ClauseExplanation> Clauses(RuleEvaluation evaluation, DateTimeOffset now) =>
        [.. Flatten(evaluation.When).Select(clause => Explain(clause, now))];

    private static IEnumerable<ClauseResult> Flatten(ClauseResult clause) => clause.Parts.SelectMany(Flatten).Prepend(clause);

    private static ClauseExplanation Explain(ClauseResult clause, DateTimeOffset now)
    {
        var seen = clause.Observation;
        return new ClauseExplanation
        {
            Path = clause.Path,
            Text = ClauseWords.Of(clause, now),
            Truth = clause.Truth,
            Value = seen?.Value,
            Unit = seen is { Unit.Length: > 0 } ? seen.Unit : null,
            AgeSeconds = seen?.At is { } at ? Math.Max(0, Math.Round((now - at).TotalSeconds, 1)) : null,
            Threshold = clause.Threshold?.Limit,
            Margin = Margin(clause),
            Reason = clause.Reason,
        };
    }

    /// <summary>Rounded, so that 26.0 - 25.7 is 0.3 and not 0.3000000000000007.</summary>
    private static double? Margin(ClauseResult clause) =>
        clause is { Threshold: { } threshold, Observation.Value: { } value } ? Math.Round(Math.Abs(value - threshold.Limit), 6) : null;

    private static string Summary(RuleDefinition rule, RuleEvaluation evaluation, DateTimeOffset now) => evaluation switch
    {
        { Outcome: RuleOutcome.Unknown } =>
            $"Unknown ({Reason(evaluation.When)}); " + (rule.OnUnknown == OnUnknown.Hold ? "things stay as they are" : "counts as false"),
        { WaitEndsAt: { } end } => $"True, but not for {Words.Duration(TimeSpan.FromSeconds(rule.ForSeconds))} yet: fires in {Words.Duration(end - now)}",
        { CooldownEndsAt: not null } => "True, and waits for the end of its cooldown",
        { When.Parts.Count: 0 } => $"{(evaluation.Outcome == RuleOutcome.True ? "True" : "False")}: {ClauseWords.Of(evaluation.When, now)}",
        { Outcome: RuleOutcome.True } => "True: the condition holds",
        _ => "False: the condition does not hold",
    };

    private static string Reason(ClauseResult when) =>
        string.Join("; ", Flatten(when).Where(clause => clause.Reason is not null).Select(clause => $"{clause.Subject ?? clause.Path}: {clause.Reason}"));

    private static IEnumerable<string> Blocks(RuleDefinition rule, RuleEvaluation evaluation, DateTimeOffset now)
    {
        if (rule.Mode != RuleMode.Armed)
        {
            yield return rule.Mode == RuleMode.Shadow ? "The rule is in shadow mode: it decides and moves nothing" : "The rule is disabled";
        }

        if (evaluation.WaitEndsAt is { } wait)
        {
            yield return $"The condition must hold for {Words.Duration(TimeSpan.FromSeconds(rule.ForSeconds))}: {Words.Duration(wait - now)} to go";
        }

        if (evaluation.CooldownEndsAt is { } cooldown)
        {
            yield return $"Cooldown: not again for {Words.Duration(cooldown - now)}";
        }
    }
}
