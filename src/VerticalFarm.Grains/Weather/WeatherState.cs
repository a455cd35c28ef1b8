using VerticalFarm.Contracts.Weather;

namespace VerticalFarm.Grains.Weather;

/// <summary>What is kept of a place: the last answer, for the time when the service is away.</summary>
internal sealed record WeatherState
{
    public WeatherReport? Report { get; init; }
}
