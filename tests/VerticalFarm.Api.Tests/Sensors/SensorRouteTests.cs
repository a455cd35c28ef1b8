using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Sensors;

[Collection(typeof(HouseTests))]
public sealed class SensorRouteTests(House house)
{
    [Fact]
    public async Task A_sensor_is_made_found_changed_and_removed()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var made = (await grower.PostAsync(
            $"/farms/{farm}/sensors", new { name = "Air", type = "air_temperature", thresholds = new { low = 18, high = 26 } })).Is(HttpStatusCode.Created);
        var path = made.Headers.Location!.ToString()["/api/v1".Length..];
        Assert.Equal(("°C", "unknown", 60), (made.Get("unit"), made.Get("status"), made.Json["expected_interval_seconds"]!.GetValue<int>()));
        Assert.Equal(made.Text, (await grower.GetAsync(path)).Text);
        Assert.Equal(1, (await grower.GetAsync($"/farms/{farm}")).Json["sensor_count"]!.GetValue<int>());

        var changed = (await grower.PutAsync(path, new { name = "Air above" }, made.Tag)).Is(HttpStatusCode.OK);
        Assert.Equal(("Air above", 26), (changed.Get("name"), changed.Json["thresholds"]!["high"]!.GetValue<double>()));
        (await grower.PutAsync(path, new { name = "Air below" }, made.Tag)).IsError(412, "PRECONDITION_FAILED");
        Assert.Null((await grower.PutAsync(path, new { thresholds = (object?)null })).Is(HttpStatusCode.OK).Json["thresholds"]);

        (await grower.DeleteAsync(path)).Is(HttpStatusCode.NoContent);
        (await grower.GetAsync(path)).IsError(404, "NOT_FOUND");
        Assert.Equal(0, (await grower.GetAsync($"/farms/{farm}/sensors")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Another_growers_sensor_is_not_there()
    {
        var (grower, stranger) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var sensor = await grower.CreateSensorAsync(await grower.CreateFarmAsync());

        (await stranger.GetAsync($"/sensors/{sensor}")).IsError(404, "NOT_FOUND");
        (await stranger.GetAsync($"/sensors/{sensor}/readings")).IsError(404, "NOT_FOUND");
        (await stranger.PutAsync($"/sensors/{sensor}", new { name = "Mine" })).IsError(404, "NOT_FOUND");
        (await stranger.DeleteAsync($"/sensors/{sensor}")).IsError(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("{}", "name type")]
    [InlineData("""{"name": " ", "type": "smell"}""", "name type")]
    [InlineData("""{"name": "a", "type": "co2", "shelf_id": "x", "expected_interval_seconds": 0.5, "colour": 1}""", "colour expected_interval_seconds shelf_id")]
    [InlineData("""{"name": "a", "type": "co2", "shelf_id": "\ud800"}""", "shelf_id")]
    [InlineData("""{"name": "a", "type": "co2", "thresholds": {"low": "x", "high": 1e999, "hysteresis": -1, "lower": 1}}""",
        "thresholds.high thresholds.hysteresis thresholds.low thresholds.lower")]
    [InlineData("""{"name": "a", "type": "co2", "thresholds": 7}""", "thresholds")]
    public async Task Every_bad_field_is_named(string body, string fields)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var bad = (await grower.PostRawAsync($"/farms/{farm}/sensors", body)).IsError(400, "VALIDATION_ERROR");

        Assert.Equal(fields, string.Join(' ', bad.BadFields.Order()));
    }
}
