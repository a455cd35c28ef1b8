using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Reports;

/// <summary>The course of a quantity over a day, all sensors of it together.</summary>
/// <param name="Quantity">What it is: the type of its sensors, or <c>vpd</c>.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="StepSeconds">How far apart its values are, the first at the beginning of the day.</param>
/// <param name="Values">Means over each step; null where nothing is known.</param>
/// <param name="Low">The lower threshold that all of its sensors with one agree on.</param>
/// <param name="High">The upper threshold, likewise.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReportSeries")]
public sealed record ReportSeries(
    [property: Id(0)] string Quantity,
    [property: Id(1)] string Unit,
    [property: Id(2)] int StepSeconds,
    [property: Id(3)] ImmutableArray<double?> Values,
    [property: Id(4)] double? Low,
    [property: Id(5)] double? High);
