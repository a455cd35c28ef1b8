namespace VerticalFarm.Contracts.Reports;

/// <summary>Which report is to be made.</summary>
/// <param name="Type">What kind.</param>
/// <param name="Date">Of which day of the farm's local time.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportRequest")]
public sealed record ReportRequest([property: Id(0)] ReportType Type, [property: Id(1)] DateOnly Date);
