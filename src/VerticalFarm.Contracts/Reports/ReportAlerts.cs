using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;

namespace VerticalFarm.Contracts.Reports;

/// <summary>The alerts of a day.</summary>
/// <param name="Opened">How many opened.</param>
/// <param name="Critical">How many of these are critical.</param>
/// <param name="Resolved">How many were resolved, whenever they opened.</param>
/// <param name="Open">How many were not over at its end.</param>
/// <param name="Items">Those that were there during the day: the worst and longest first, at most 25.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportAlerts")]
public sealed record ReportAlerts(
    [property: Id(0)] int Opened, [property: Id(1)] int Critical, [property: Id(2)] int Resolved, [property: Id(3)] int Open, [property: Id(4)] ImmutableArray<ReportAlert> Items);

/// <summary>An alert of a day.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What it says.</param>
/// <param name="OpenedAt">When it opened.</param>
/// <param name="ResolvedAt">When it was over; null when it was not by the end of the day.</param>
/// <param name="Count">How often its cause came.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportAlert")]
public sealed record ReportAlert(
    [property: Id(0)] Guid Id,
    [property: Id(1)] AlertKind Kind,
    [property: Id(2)] AlertSeverity Severity,
    [property: Id(3)] string Message,
    [property: Id(4)] DateTimeOffset OpenedAt,
    [property: Id(5)] DateTimeOffset? ResolvedAt,
    [property: Id(6)] int Count);
