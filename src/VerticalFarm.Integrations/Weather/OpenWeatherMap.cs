using System.Text.Json;
using static VerticalFarm.Integrations.Weather.WeatherJson;

namespace VerticalFarm.Integrations.Weather;

/// <summary>OpenWeatherMap's current weather and 5-day forecast (https://openweathermap.org/current, /forecast5), which every key may ask.</summary>
public sealed class OpenWeatherMap(string key, Uri? address = null) : IWeatherProvider, IDisposable
{
    private const int Steps = 16;
    private const double HoursOfAStep = 3;
    private readonly WeatherHttp _http = new(address ?? new Uri("https://api.openweathermap.org"));

    /// <inheritdoc/>
    public string Name => "openweathermap";

    /// <inheritdoc/>
    public async Task<Forecast> AskAsync(double latitude, double longitude, CancellationToken ct)
    {
        var query = FormattableString.Invariant($"?lat={latitude}&lon={longitude}&units=metric&appid={Uri.EscapeDataString(key)}");
        var current = await _http.GetAsync("/data/2.5/weather" + query, Moment, ct);
        var ahead = await _http.GetAsync($"/data/2.5/forecast{query}&cnt={Steps}", answer => answer.GetProperty("list").EnumerateArray().Take(Steps).Select(Moment).ToArray(), ct);
        return new Forecast(current, ahead);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // Where it does not rain, it says nothing of rain.
    private static ForecastPoint Moment(JsonElement moment) => new(
        moment.Time("dt"),
        Celsius(moment.GetProperty("main").Number("temp")),
        Percent(moment.Number("main", "humidity")),
        Percent(moment.Number("clouds", "all")),
        MetresPerSecond(moment.Number("wind", "speed")),
        Millimetres(Falls(moment, "rain") + Falls(moment, "snow")));

    private static double Falls(JsonElement moment, string what) => moment.Number(what, "1h") ?? (moment.Number(what, "3h") ?? 0) / HoursOfAStep;
}
