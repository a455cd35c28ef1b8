using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Weather;

namespace VerticalFarm.Api.Weather;

/// <summary><c>farms/{id}/weather</c>: what it is like outside.</summary>
internal static class WeatherEndpoints
{
    public static void MapWeather(this IEndpointRouteBuilder api) => api.MapGet("/farms/{farmId:guid}/weather", GetAsync).WithTags("Farms")
        .Describe(
            "getWeather",
            "The weather at the farm",
            "Now and over the next 24 hours, at the farm's latitude and longitude to a tenth of a degree; 422 for a farm that has none. Asked for at most every quarter of an hour; when "
            + "the weather service does not answer, what it said last, with its age. 502 when it never answered.")
        .Answers<WeatherView>().Fails(422, 502);

    private static async Task<IResult> GetAsync(Guid farmId, IGrainFactory grains) => (await grains.Grain<IFarmWeatherGrain>(farmId).Get()).ToAnswer();
}
