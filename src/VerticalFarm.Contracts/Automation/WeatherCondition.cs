namespace VerticalFarm.Contracts.Automation;

/// <summary>Compares the present weather at the farm's place. Unknown while nobody tells, and when what was told is too old.</summary>
/// <param name="Weather">Which quantity.</param>
/// <param name="Is">How to compare.</param>
/// <param name="Value">See <see cref="ILimited.Value"/>; in °C or percent.</param>
/// <param name="Low">See <see cref="ILimited.Low"/>.</param>
/// <param name="High">See <see cref="ILimited.High"/>.</param>
/// <param name="Hysteresis">See <see cref="ILimited.Hysteresis"/>.</param>
/// <param name="MaxAgeSeconds">The age over which an observation is no longer believed; null: 2 hours, since services observe once an hour.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.WeatherCondition")]
public sealed record WeatherCondition(
    [property: Id(0)] WeatherQuantity Weather,
    [property: Id(1)] Comparison Is,
    [property: Id(2)] double? Value,
    [property: Id(3)] double? Low,
    [property: Id(4)] double? High,
    [property: Id(5)] double Hysteresis = 0,
    [property: Id(6)] int? MaxAgeSeconds = null) : Condition, ILimited;
