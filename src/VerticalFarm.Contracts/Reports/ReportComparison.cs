namespace VerticalFarm.Contracts.Reports;

/// <summary>Days to compare with.</summary>
/// <param name="DayBefore">The day before; null when nothing is known of it.</param>
/// <param name="Week">The mean of those of the seven days before of which something is known; null when there is none.</param>
/// <param name="WeekDays">How many days that are.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportComparison")]
public sealed record ReportComparison([property: Id(0)] ReportFigures? DayBefore, [property: Id(1)] ReportFigures? Week, [property: Id(2)] int WeekDays);
