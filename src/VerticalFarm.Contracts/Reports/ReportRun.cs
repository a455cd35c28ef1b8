namespace VerticalFarm.Contracts.Reports;

/// <summary>A run of a device, as much of it as falls on the day.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="From">From when on it was on.</param>
/// <param name="To">Until when.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportRun")]
public sealed record ReportRun([property: Id(0)] Guid DeviceId, [property: Id(1)] DateTimeOffset From, [property: Id(2)] DateTimeOffset To);
