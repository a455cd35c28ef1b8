namespace VerticalFarm.Integrations.Weather;

/// <summary>Who tells the weather, and how often it is asked.</summary>
public sealed class WeatherOptions
{
    /// <summary>The variable that holds <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "WEATHER_API_KEY";

    /// <summary>A key of OpenWeatherMap. Default none: then Open-Meteo is asked, which needs none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Where the service is. Default https://api.open-meteo.com, with a key https://api.openweathermap.org.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>How old an answer may be before the service is asked again. Default 15 min. Shorter asks more: services count.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>After how long a service that did not answer is asked again for a place. Default 1 min.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one try may take. Default 4 s.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How often it is tried again at once. Default 1.</summary>
    public int Retries { get; set; } = 1;

    /// <summary>How long all tries together may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Every setting that makes no sense, in words.</summary>
    public IEnumerable<string> Errors()
    {
        (string Name, TimeSpan Value)[] times = [(nameof(MaxAge), MaxAge), (nameof(Pause), Pause), (nameof(TryTimeout), TryTimeout), (nameof(Timeout), Timeout)];
        foreach (var (name, _) in times.Where(time => time.Value < TimeSpan.FromMilliseconds(10) || time.Value > TimeSpan.FromDays(1)))
        {
            yield return $"{name} must be at least 10 ms and at most a day.";
        }

        if (Retries is < 0 or > 5)
        {
            yield return $"{nameof(Retries)} must be 0 to 5.";
        }

        if (BaseUrl is { } address && !(address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)))
        {
            yield return $"{nameof(BaseUrl)} must be an address that begins with https:// or http://.";
        }
    }
}
