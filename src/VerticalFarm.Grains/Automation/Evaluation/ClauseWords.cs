using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>A clause in a sentence: what it asks, and what it saw.</summary>
internal static class ClauseWords
{
    public static string Of(ClauseResult clause, DateTimeOffset now) => $"{Asks(clause)}: {clause.Reason ?? Saw(clause, now)}";

    private static string Asks(ClauseResult clause) => clause.Condition switch
    {
        ILimited limited => $"{clause.Subject ?? "sensor"} {Limit(limited, clause.Observation!.Unit)}",
        TimeCondition time => $"clock from {time.From:HH\\:mm} to {time.To:HH\\:mm}{Days(time)}",
        DeviceCondition device => $"{clause.Subject ?? "device"} {EnumNames.Of(device.Is)}",
        AllOf => "all of",
        AnyOf => "any of",
        _ => "not",
    };

    private static string Limit(ILimited limited, string unit) => (limited.Is, limited.Value, limited.Low, limited.High) switch
    {
        (Comparison.Above or Comparison.Below, { } value, _, _) => $"{EnumNames.Of(limited.Is)} {Words.Number(value, unit)}",
        (_, _, { } low, { } high) => $"{EnumNames.Of(limited.Is)} {Words.Number(low)} and {Words.Number(high, unit)}",
        _ => EnumNames.Of(limited.Is),
    };

    private static string Days(TimeCondition time) => time.Days.IsEmpty ? "" : $" on {string.Join(", ", time.Days)}";

    private static string Saw(ClauseResult clause, DateTimeOffset now) => clause switch
    {
        { Observation: { Value: { } value, At: { } at } seen, Threshold: { } threshold } =>
            $"{(clause.Truth == RuleOutcome.True ? "lets go" : "fires")} {(threshold.Upwards ? "above" : "below")} {Words.Number(threshold.Limit)}, "
            + $"now {Words.Number(value, seen.Unit)}, read {Words.Duration(now - at)} ago",
        { Parts.Count: > 1 } => Count(clause),
        { Truth: RuleOutcome.True } => "yes",
        { Truth: RuleOutcome.False } => "no",
        _ => "unknown",
    };

    private static string Count(ClauseResult clause)
    {
        var unknown = clause.Parts.Count(part => part.Truth == RuleOutcome.Unknown);
        return $"{clause.Parts.Count(part => part.Truth == RuleOutcome.True)} of {clause.Parts.Count} true" + (unknown == 0 ? "" : $", {unknown} unknown");
    }
}
