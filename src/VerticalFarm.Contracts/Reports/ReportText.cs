namespace VerticalFarm.Contracts.Reports;

/// <summary>A report written out.</summary>
/// <param name="Text">The page or table.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportText")]
public sealed record ReportText([property: Id(0)] string Text);
