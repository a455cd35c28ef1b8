using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Reports;

/// <summary>Which reports are wanted.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportQuery")]
public sealed record ReportQuery
{
    /// <summary>Which slice; the search looks in the headline.</summary>
    [Id(0)]
    public PageRequest Page { get; init; } = PageRequest.First;

    /// <summary>The first date wanted; null for all before.</summary>
    [Id(1)]
    public DateOnly? From { get; init; }

    /// <summary>The last date wanted; null for all after.</summary>
    [Id(2)]
    public DateOnly? To { get; init; }
}
