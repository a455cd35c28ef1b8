using Microsoft.Extensions.Options;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Weather;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Integrations.Weather;

namespace VerticalFarm.Grains.Weather;

/// <inheritdoc cref="IFarmWeatherGrain"/>
internal sealed class FarmWeatherGrain(IOptions<WeatherOptions> options, TimeProvider time) : Grain, IFarmWeatherGrain, IFarmPart
{
    private const string Needed = "is needed for the weather";
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    public Guid? FarmId => this.GetPrimaryKey();

    public async Task<Result<WeatherView>> Get()
    {
        if (await GrainFactory.GetGrain<IFarmGrain>(this.GetPrimaryKey()).Facts() is not { } facts)
        {
            return Failure.NotFound("farm");
        }

        if (facts.Place is not { } place)
        {
            return Failure.BusinessRule("The farm does not say where it is: give it a latitude and a longitude", new FieldError("latitude", Needed), new FieldError("longitude", Needed));
        }

        var key = IWeatherGrain.Key(place);
        return await GrainFactory.GetGrain<IWeatherGrain>(key).Get() is { } report
            ? View(IWeatherGrain.PlaceOf(key), report)
            : Failure.Upstream("The weather service does not answer");
    }

    private WeatherView View(GeoPlace place, WeatherReport report)
    {
        var now = time.GetUtcNow();
        var age = now - report.FetchedAt;
        return new WeatherView
        {
            Place = place,
            Provider = report.Provider,
            FetchedAt = report.FetchedAt,
            AgeSeconds = Math.Round(Math.Max(0, age.TotalSeconds), 1),
            Stale = age >= options.Value.MaxAge,
            Current = report.Current,
            Forecast = [.. report.Forecast.Where(moment => moment.At > now && moment.At <= now + Ahead)],
        };
    }
}
