namespace VerticalFarm.Integrations.Weather;

/// <summary>The weather at a moment; what the service does not tell is null.</summary>
/// <param name="At">When.</param>
/// <param name="TemperatureCelsius">°C.</param>
/// <param name="HumidityPercent">Relative humidity.</param>
/// <param name="CloudCoverPercent">How much of the sky is covered.</param>
/// <param name="WindSpeed">m/s.</param>
/// <param name="Precipitation">mm in an hour.</param>
public sealed record ForecastPoint(
    DateTimeOffset At, double? TemperatureCelsius, double? HumidityPercent, double? CloudCoverPercent, double? WindSpeed, double? Precipitation);
