namespace VerticalFarm.Contracts.Reports;

/// <summary>A report as lists show it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportSummary")]
public sealed record ReportSummary
{
    /// <summary>What kind of report it is.</summary>
    [Id(0)]
    public required ReportType Type { get; init; }

    /// <inheritdoc cref="DailyReport.Date"/>
    [Id(1)]
    public required DateOnly Date { get; init; }

    /// <inheritdoc cref="DailyReport.Final"/>
    [Id(2)]
    public required bool Final { get; init; }

    /// <inheritdoc cref="DailyReport.Headline"/>
    [Id(3)]
    public required string Headline { get; init; }

    /// <inheritdoc cref="DailyReport.MadeAt"/>
    [Id(4)]
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was left for the farm's channels; null when it was not, or not yet.</summary>
    [Id(5)]
    public DateTimeOffset? AnnouncedAt { get; init; }
}
