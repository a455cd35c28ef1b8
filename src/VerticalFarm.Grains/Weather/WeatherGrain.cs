using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Weather;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Integrations.Weather;

namespace VerticalFarm.Grains.Weather;

/// <inheritdoc cref="IWeatherGrain"/>
/// <remarks>It takes one call at a time: who comes while the service is asked waits for that answer, and needs none of its own.</remarks>
internal sealed partial class WeatherGrain(
    [PersistentState("weather")] IPersistentState<WeatherState> weather,
    WeatherClient client,
    WeatherMetrics metrics,
    IOptions<WeatherOptions> options,
    TimeProvider time,
    ILogger<WeatherGrain> logger) : Grain, IWeatherGrain
{
    private DateTimeOffset _notBefore;

    public async Task<WeatherReport?> Get()
    {
        var now = time.GetUtcNow();
        var isFresh = weather.State.Report is { } known && now - known.FetchedAt < options.Value.MaxAge && known.Provider == client.Provider;
        if (!isFresh && now >= _notBefore)
        {
            await AskAsync();
        }

        return weather.State.Report;
    }

    private async Task AskAsync()
    {
        var place = IWeatherGrain.PlaceOf(this.GetPrimaryKeyString());
        var begun = time.GetTimestamp();
        try
        {
            var forecast = await client.AskAsync(place.Latitude, place.Longitude, CancellationToken.None);
            metrics.Told(time.GetElapsedTime(begun));
            await weather.CommitAsync(new WeatherState { Report = ReportOf(forecast) }, this);
        }
        catch (WeatherException fault)
        {
            metrics.Failed(fault.Fault);
            LogNoWeather(logger, this.GetPrimaryKeyString(), fault.Fault, fault.Message);
            _notBefore = time.GetUtcNow() + options.Value.Pause;
        }
    }

    private WeatherReport ReportOf(Forecast forecast)
    {
        var now = time.GetUtcNow();
        var current = MomentOf(forecast.Current);
        return new WeatherReport
        {
            Provider = client.Provider,
            FetchedAt = now,

            // Nobody has observed what is to come: a service whose clock is ahead would be believed for longer than others.
            Current = current with { At = current.At < now ? current.At : now },
            Forecast = [.. forecast.Ahead.Select(MomentOf)],
        };
    }

    private static WeatherMoment MomentOf(ForecastPoint point) => new()
    {
        At = point.At,
        Temperature = point.TemperatureCelsius,
        Humidity = point.HumidityPercent,
        CloudCover = point.CloudCoverPercent,
        WindSpeed = point.WindSpeed,
        Precipitation = point.Precipitation,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "No weather for {Place}: {Fault} ({Reason})")]
    private static partial void LogNoWeather(ILogger logger, string place, WeatherFault fault, string reason);
}
