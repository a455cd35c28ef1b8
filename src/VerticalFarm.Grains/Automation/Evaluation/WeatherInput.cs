namespace VerticalFarm.Grains.Automation.Evaluation;

/// <summary>The weather at the farm's place, as it was last told.</summary>
/// <param name="At">When it was so.</param>
/// <param name="TemperatureCelsius">Air temperature, in °C; null when not told.</param>
/// <param name="HumidityPercent">Relative humidity, in percent; null when not told.</param>
/// <param name="CloudCoverPercent">How much of the sky is covered, in percent; null when not told.</param>
public sealed record WeatherInput(DateTimeOffset At, double? TemperatureCelsius, double? HumidityPercent, double? CloudCoverPercent);
