using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>The truth of <c>all</c>, <c>any</c> and <c>not</c> from that of their parts.</summary>
internal static class Combination
{
    public static ClauseResult Evaluate(Condition condition, string path, IReadOnlyList<ClauseResult> parts)
    {
        var (truth, since) = condition switch
        {
            AllOf => Decide(parts, decisive: RuleOutcome.False),
            AnyOf => Decide(parts, decisive: RuleOutcome.True),
            Not => (Negate(parts[0].Truth), parts[0].Since),
            _ => throw new NotSupportedException($"No evaluation of {condition.GetType()}"),
        };
        return new ClauseResult { Path = path, Condition = condition, Truth = truth, Since = since, Parts = parts };
    }

    /// <summary>
    /// One part that is <paramref name="decisive"/> decides, since the first one did; without one, all the others must be known, and it
    /// is so since the last one was.
    /// </summary>
    private static (RuleOutcome Truth, DateTimeOffset? Since) Decide(IReadOnlyList<ClauseResult> parts, RuleOutcome decisive)
    {
        var deciding = parts.Where(part => part.Truth == decisive).ToArray();
        if (deciding.Length > 0)
        {
            return (decisive, deciding.Min(part => part.Since));
        }

        return parts.Any(part => part.Truth == RuleOutcome.Unknown) ? (RuleOutcome.Unknown, null) : (Negate(decisive), parts.Max(part => part.Since));
    }

    private static RuleOutcome Negate(RuleOutcome truth) => truth switch
    {
        RuleOutcome.True => RuleOutcome.False,
        RuleOutcome.False => RuleOutcome.True,
        _ => RuleOutcome.Unknown,
    };
}
