using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Weather;

[Collection<HouseTests>]
public sealed class WeatherRouteTests(House house)
{
    [Fact]
    public async Task The_weather_at_a_farm_is_told_to_its_members()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateAsync("/farms", new { name = "Hall", latitude = 50.84, longitude = 4.35 });

        var weather = (await grower.GetAsync($"/farms/{farm}/weather")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(8.5, weather["current"]!["temperature"]!.GetValue<double>());
        Assert.Equal(24, weather["forecast"]!.AsArray().Count);
        Assert.Equal(50.8, weather["place"]!["latitude"]!.GetValue<double>());
        Assert.False(weather["stale"]!.GetValue<bool>());
        (await (await Grower.RegisterAsync(house.Api)).GetAsync($"/farms/{farm}/weather")).IsError(404, "NOT_FOUND");
        (await house.Api.GetAsync($"/farms/{farm}/weather")).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Fact]
    public async Task A_farm_without_a_place_is_told_what_is_missing()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var refused = (await grower.GetAsync($"/farms/{await grower.CreateFarmAsync()}/weather")).IsError(422, "BUSINESS_RULE_VIOLATION");
        Assert.Equal(["latitude", "longitude"], refused.BadFields);
    }
}
