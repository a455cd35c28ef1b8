namespace VerticalFarm.Integrations.Weather;

/// <summary>What a service says of a place.</summary>
/// <param name="Current">The weather as it was last observed.</param>
/// <param name="Ahead">What is to come, some two days of it, in order.</param>
public sealed record Forecast(ForecastPoint Current, IReadOnlyList<ForecastPoint> Ahead);
