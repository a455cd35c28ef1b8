using System.Text.Json;
using static VerticalFarm.Integrations.Weather.WeatherJson;

namespace VerticalFarm.Integrations.Weather;

/// <summary>Open-Meteo (https://open-meteo.com/en/docs), which needs no key.</summary>
public sealed class OpenMeteo(Uri? address = null) : IWeatherProvider, IDisposable
{
    private const int Hours = 48;
    private const string Quantities = "temperature_2m,relative_humidity_2m,cloud_cover,wind_speed_10m,precipitation";
    private readonly WeatherHttp _http = new(address ?? new Uri("https://api.open-meteo.com"));

    /// <inheritdoc/>
    public string Name => "open-meteo";

    /// <inheritdoc/>
    public Task<Forecast> AskAsync(double latitude, double longitude, CancellationToken ct) => _http.GetAsync(
        FormattableString.Invariant(
            $"/v1/forecast?latitude={latitude}&longitude={longitude}&current={Quantities}&hourly={Quantities}&forecast_hours={Hours}&timeformat=unixtime&wind_speed_unit=ms"),
        Read,
        ct);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static Forecast Read(JsonElement answer)
    {
        var (now, hourly) = (answer.GetProperty("current"), answer.GetProperty("hourly"));
        var times = hourly.GetProperty("time");
        var current = new ForecastPoint(
            now.Time("time"),
            Celsius(now.Number("temperature_2m")),
            Percent(now.Number("relative_humidity_2m")),
            Percent(now.Number("cloud_cover")),
            MetresPerSecond(now.Number("wind_speed_10m")),
            Millimetres(now.Number("precipitation")));
        return new Forecast(current, [.. Enumerable.Range(0, Math.Min(times.GetArrayLength(), Hours)).Select(hour => Hour(hourly, times[hour].GetInt64(), hour))]);
    }

    private static ForecastPoint Hour(JsonElement hourly, long time, int hour) => new(
        DateTimeOffset.FromUnixTimeSeconds(time),
        Celsius(hourly.Number("temperature_2m", hour)),
        Percent(hourly.Number("relative_humidity_2m", hour)),
        Percent(hourly.Number("cloud_cover", hour)),
        MetresPerSecond(hourly.Number("wind_speed_10m", hour)),
        Millimetres(hourly.Number("precipitation", hour)));
}
