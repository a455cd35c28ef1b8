namespace VerticalFarm.Contracts.Reports;

/// <summary>What a rule did in a day.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">Its name; null when it is no more.</param>
/// <param name="Decisions">How often its outcome changed.</param>
/// <param name="Fired">How often it became true.</param>
/// <param name="ByHand">How often a person had it brought about.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportRule")]
public sealed record ReportRule(
    [property: Id(0)] Guid RuleId, [property: Id(1)] string? Name, [property: Id(2)] int Decisions, [property: Id(3)] int Fired, [property: Id(4)] int ByHand);
