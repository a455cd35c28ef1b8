namespace VerticalFarm.Contracts.Automation.Backtest;

/// <summary>A rule and the time in which it is tried.</summary>
/// <param name="Rule">The rule, whatever its mode: it is tried as if it were armed.</param>
/// <param name="From">Begin of the time; the rule knows nothing before it, except for the readings that are still believed then.</param>
/// <param name="To">Its end, itself excluded; at most <see cref="MaxDays"/> days later.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.BacktestRequest")]
public sealed record BacktestRequest([property: Id(0)] RuleDefinition Rule, [property: Id(1)] DateTimeOffset From, [property: Id(2)] DateTimeOffset To)
{
    /// <summary>The longest time, in days.</summary>
    public const int MaxDays = 92;
}
