using System.Collections.Immutable;
using VerticalFarm.Contracts.Analytics;

namespace VerticalFarm.Contracts.Reports;

/// <summary>How a farm did on a day of its local time. Shares are 0 to 1.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DailyReport")]
public sealed record DailyReport
{
    /// <summary>The farm.</summary>
    [Id(0)]
    public required Guid FarmId { get; init; }

    /// <summary>Its name on that day.</summary>
    [Id(1)]
    public required string FarmName { get; init; }

    /// <summary>What kind of report it is.</summary>
    [Id(2)]
    public required ReportType Type { get; init; }

    /// <summary>The day, by the farm's local time.</summary>
    [Id(3)]
    public required DateOnly Date { get; init; }

    /// <summary>IANA name of the time zone that the farm had.</summary>
    [Id(4)]
    public required string Timezone { get; init; }

    /// <summary>When the day began.</summary>
    [Id(5)]
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ended: 23 or 25 hours later where clocks changed.</summary>
    [Id(6)]
    public required DateTimeOffset To { get; init; }

    /// <summary>Whether the day was over; a report that was made during the day is replaced by one that is final.</summary>
    [Id(7)]
    public required bool Final { get; init; }

    /// <summary>When it was made.</summary>
    [Id(8)]
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How it was, in a sentence.</summary>
    [Id(9)]
    public required string Headline { get; init; }

    /// <summary>What else is worth knowing, a sentence each.</summary>
    [Id(10)]
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The day in a few figures.</summary>
    [Id(11)]
    public required ReportFigures Figures { get; init; }

    /// <summary>The same of the days before.</summary>
    [Id(12)]
    public required ReportComparison Comparison { get; init; }

    /// <summary>What sensors and devices come to.</summary>
    [Id(13)]
    public required FarmAnalytics Analytics { get; init; }

    /// <summary>Alerts of the day.</summary>
    [Id(14)]
    public required ReportAlerts Alerts { get; init; }

    /// <summary>What rules did; those that decided something.</summary>
    [Id(15)]
    public required ImmutableArray<ReportRule> Rules { get; init; }

    /// <summary>The course of the day, for charts.</summary>
    [Id(16)]
    public required ImmutableArray<ReportSeries> Series { get; init; }

    /// <summary>When devices were on.</summary>
    [Id(17)]
    public required ImmutableArray<ReportRun> Runs { get; init; }
}
