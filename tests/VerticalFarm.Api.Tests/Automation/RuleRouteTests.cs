using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Automation;

[Collection(typeof(HouseTests))]
public sealed class RuleRouteTests(House house)
{
    [Fact]
    public async Task A_rule_comes_back_as_it_was_written_with_where_it_stands()
    {
        var (grower, farm, sensor, device) = await BeginAsync();

        var made = (await grower.PostAsync($"/farms/{farm}/rules", Rule(sensor, device))).Is(HttpStatusCode.Created);

        var path = made.Headers.Location!.ToString()["/api/v1".Length..];
        var found = (await grower.GetAsync(path)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("Cool", "shadow", farm), (found["name"]!.GetValue<string>(), found["mode"]!.GetValue<string>(), found["farm_id"]!.GetValue<string>()));
        Assert.True(JsonNode.DeepEquals(found["when"], Rule(sensor, device)["when"]), found.ToJsonString());
        Assert.NotNull(found["state"]!["outcome"]);
    }

    [Fact]
    public async Task A_part_of_a_rule_can_be_changed_and_the_rest_stays()
    {
        var (grower, farm, sensor, device) = await BeginAsync();
        var made = (await grower.PostAsync($"/farms/{farm}/rules", Rule(sensor, device))).Is(HttpStatusCode.Created);
        var path = $"/rules/{made.Get("id")}";

        var changed = (await grower.PutAsync(path, new { name = "Cooler", mode = "disabled" })).Is(HttpStatusCode.OK);

        Assert.Equal(("Cooler", "disabled"), (changed.Get("name"), changed.Get("mode")));
        Assert.True(JsonNode.DeepEquals(changed.Json["when"], made.Json["when"]));
        (await grower.PutAsync(path, new { name = "Coolest" }, made.Tag)).IsError(412, "PRECONDITION_FAILED");
        Assert.Equal(["colour", "mode"], (await grower.PutAsync(path, new { mode = "loud", colour = 1 })).IsError(400, "VALIDATION_ERROR").BadFields.Order());

        (await grower.DeleteAsync(path)).Is(HttpStatusCode.NoContent);
        (await grower.GetAsync(path)).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_rule_cannot_name_what_is_another_farms()
    {
        var (grower, farm, sensor, _) = await BeginAsync();
        var (_, _, _, theirs) = await BeginAsync();

        var refused = (await grower.PostAsync($"/farms/{farm}/rules", Rule(sensor, theirs))).IsError(422, "BUSINESS_RULE_VIOLATION");

        Assert.Equal(["then[0].device.id", "otherwise[0].device.id"], refused.BadFields);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"all": []}""")]
    [InlineData("""{"sensor": {"type": "co2", "aggregate": "avg"}, "is": "hotter", "value": 1}""")]
    [InlineData("""{"time": {"from": "25:00", "to": "26:00"}}""")]
    [InlineData("7")]
    public async Task A_condition_that_says_nothing_is_refused_by_its_path(string when)
    {
        var (grower, farm, sensor, device) = await BeginAsync();
        var rule = Rule(sensor, device);
        rule["when"] = JsonNode.Parse(when);

        Assert.All((await grower.PostAsync($"/farms/{farm}/rules", rule)).IsError(400, "VALIDATION_ERROR").BadFields, field => Assert.StartsWith("when", field, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_in_shadow_follows_readings_with_hysteresis_explains_itself_and_moves_nothing()
    {
        var (grower, farm, sensor, device) = await BeginAsync();
        var rule = await grower.CreateAsync($"/farms/{farm}/rules", Rule(sensor, device));

        foreach (var (value, outcome) in new[] { (24, "false"), (27, "true"), (25.7, "true"), (25.4, "false") })
        {
            await grower.PostAsync("/readings", new { readings = new[] { new { sensor_id = sensor, ts = TimeProvider.System.GetUtcNow(), value } } });
            await Eventually.BecomesTrueAsync(
                async () => await LastValueAsync(grower, rule) == value && await OutcomeAsync(grower, rule) == outcome,
                TimeSpan.FromSeconds(20), $"at {value} it is {outcome}", TestContext.Current.CancellationToken);
        }

        Assert.Equal(3, (await grower.GetAsync($"/rules/{rule}/decisions")).Is(HttpStatusCode.OK).Json["total"]!.GetValue<int>());
        Assert.Equal(0, (await grower.GetAsync($"/devices/{device}/commands")).Json["total"]!.GetValue<int>());
    }

    private static async Task<double?> LastValueAsync(Grower grower, string rule) =>
        (await grower.GetAsync($"/rules/{rule}/explain")).Is(HttpStatusCode.OK).Json["clauses"]![0]!["value"]?.GetValue<double>();

    private static async Task<string> OutcomeAsync(Grower grower, string rule) =>
        (await grower.GetAsync($"/rules/{rule}")).Json["state"]!["outcome"]!.GetValue<string>();

    private static JsonObject Rule(string sensor, string device) => new()
    {
        ["name"] = "Cool",
        ["mode"] = "shadow",
        ["when"] = new JsonObject { ["sensor"] = new JsonObject { ["id"] = sensor }, ["is"] = "above", ["value"] = 26, ["hysteresis"] = 0.5 },
        ["then"] = new JsonArray(new JsonObject { ["device"] = new JsonObject { ["id"] = device }, ["command"] = "turn_on" }),
        ["otherwise"] = new JsonArray(new JsonObject { ["device"] = new JsonObject { ["id"] = device }, ["command"] = "turn_off" }),
    };

    private async Task<(Grower Grower, string Farm, string Sensor, string Device)> BeginAsync()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var device = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall" });
        return (grower, farm, await grower.CreateSensorAsync(farm), device);
    }
}
