namespace VerticalFarm.Integrations.Weather;

/// <summary>A weather service.</summary>
public interface IWeatherProvider
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Asks it once.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="WeatherException">It told no weather.</exception>
    Task<Forecast> AskAsync(double latitude, double longitude, CancellationToken ct);
}
