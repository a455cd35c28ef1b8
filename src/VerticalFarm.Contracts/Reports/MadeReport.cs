namespace VerticalFarm.Contracts.Reports;

/// <summary>What came of asking for a report.</summary>
/// <param name="Report">The report.</param>
/// <param name="IsNew">Whether there was none of that day before.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.MadeReport")]
public sealed record MadeReport([property: Id(0)] DailyReport Report, [property: Id(1)] bool IsNew);
