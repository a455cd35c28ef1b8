namespace VerticalFarm.Contracts.Automation;

/// <summary>
/// Compares what is worked out from sensors: where several of a kind stand there, from their mean. Unknown unless every kind that it takes
/// has a reading that is young enough.
/// </summary>
/// <param name="Metric">Which quantity.</param>
/// <param name="In">The row, rack or shelf in which the sensors stand; null: the whole farm.</param>
/// <param name="Is">How to compare.</param>
/// <param name="Value">See <see cref="ILimited.Value"/>; in kPa, °C or mol/m².</param>
/// <param name="Low">See <see cref="ILimited.Low"/>.</param>
/// <param name="High">See <see cref="ILimited.High"/>.</param>
/// <param name="Hysteresis">See <see cref="ILimited.Hysteresis"/>.</param>
/// <param name="MaxAgeSeconds">The age over which a reading is no longer believed; null: three times its sensor's expected interval.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.MetricCondition")]
public sealed record MetricCondition(
    [property: Id(0)] Metric Metric,
    [property: Id(1)] Guid? In,
    [property: Id(2)] Comparison Is,
    [property: Id(3)] double? Value,
    [property: Id(4)] double? Low,
    [property: Id(5)] double? High,
    [property: Id(6)] double Hysteresis = 0,
    [property: Id(7)] int? MaxAgeSeconds = null) : Condition, ILimited;
