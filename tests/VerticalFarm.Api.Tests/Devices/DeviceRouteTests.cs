using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Devices;

[Collection(typeof(HouseTests))]
public sealed class DeviceRouteTests(House house)
{
    [Fact]
    public async Task A_device_is_made_found_changed_and_removed()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var made = (await grower.PostAsync(
            $"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall", safety = new { max_on_seconds = 60 } })).Is(HttpStatusCode.Created);
        var path = made.Headers.Location!.ToString()["/api/v1".Length..];
        Assert.Equal(("auto", "off", 60), (made.Get("mode"), made.Json["safety"]!["fail_safe"]!.GetValue<string>(), made.Json["safety"]!["max_on_seconds"]!.GetValue<int>()));
        Assert.Equal(made.Get("id"), (await grower.GetAsync(path)).Is(HttpStatusCode.OK).Get("id"));

        var changed = (await grower.PutAsync(path, new { name = "Big fan", mode = "manual" })).Is(HttpStatusCode.OK);
        Assert.Equal(("Big fan", "manual", "fan.hall"), (changed.Get("name"), changed.Get("mode"), changed.Get("entity_id")));
        (await grower.PutAsync(path, new { name = "Small fan" }, "\"0\"")).IsError(412, "PRECONDITION_FAILED");

        (await grower.DeleteAsync(path)).Is(HttpStatusCode.NoContent);
        (await grower.GetAsync(path)).IsError(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("{}", "entity_id name type")]
    [InlineData("""{"name": "", "type": "robot", "entity_id": 7}""", "entity_id name type")]
    [InlineData("""{"name": "a", "type": "fan", "entity_id": "fan.a", "safety": {"max_on_seconds": 0, "fail_safe": "maybe", "other": 1}}""",
        "safety.fail_safe safety.max_on_seconds safety.other")]
    public async Task Every_bad_field_is_named(string body, string fields)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        Assert.Equal(fields, string.Join(' ', (await grower.PostRawAsync($"/farms/{farm}/devices", body)).IsError(400, "VALIDATION_ERROR").BadFields.Order()));
    }

    [Fact]
    public async Task A_null_does_not_clear_what_a_device_cannot_be_without()
    {
        var (grower, device) = await BeginAsync();

        var bad = (await grower.PutAsync($"/devices/{device}", new { name = (string?)null, type = (string?)null, mode = (string?)null, entity_id = (string?)null }))
            .IsError(400, "VALIDATION_ERROR");

        Assert.Equal(["entity_id", "mode", "name", "type"], bad.BadFields.Order());
    }

    [Theory]
    [InlineData("""{"command": "explode"}""", "", "command")]
    [InlineData("""{}""", "", "command")]
    [InlineData("""{"command": "set", "data": {"level": 101, "speed": 1}, "for_seconds": 0}""", "", "data.level data.speed for_seconds")]
    [InlineData("""{"command": "turn_on"}""", "?wait=31", "wait")]
    [InlineData("""{"command": "turn_on"}""", "?wait=soon", "wait")]
    public async Task Every_bad_field_of_a_command_is_named(string body, string query, string fields)
    {
        var (grower, device) = await BeginAsync();

        Assert.Equal(fields, string.Join(' ', (await grower.PostRawAsync($"/devices/{device}/commands{query}", body)).IsError(400, "VALIDATION_ERROR").BadFields.Order()));
    }

    [Fact]
    public async Task Another_growers_device_cannot_be_commanded()
    {
        var (_, device) = await BeginAsync();
        var stranger = await Grower.RegisterAsync(house.Api);

        (await stranger.PostAsync($"/devices/{device}/commands", new { command = "turn_on" })).IsError(404, "NOT_FOUND");
        (await stranger.GetAsync($"/devices/{device}/commands")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_command_without_Home_Assistant_fails_says_why_and_is_on_record()
    {
        var (grower, device) = await BeginAsync();

        var command = (await grower.PostAsync($"/devices/{device}/commands?wait=30", new { command = "turn_on" })).Is(HttpStatusCode.OK);

        Assert.Equal("failed", command.Get("status"));
        Assert.Contains("not connected", command.Get("message"), StringComparison.Ordinal);
        var path = command.Headers.Location!.ToString()["/api/v1".Length..];
        Assert.Equal("failed", (await grower.GetAsync(path)).Is(HttpStatusCode.OK).Get("status"));
        Assert.Equal(1, (await grower.GetAsync($"/devices/{device}/commands")).Json["total"]!.GetValue<int>());
        (await grower.GetAsync($"/devices/{device}/commands/{Guid.NewGuid()}")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Who_does_not_wait_is_told_that_a_command_was_taken()
    {
        var (grower, device) = await BeginAsync();

        var command = await grower.PostAsync($"/devices/{device}/commands", new { command = "turn_on" });

        Assert.Equal(command.Get("status") == "failed" ? HttpStatusCode.OK : HttpStatusCode.Accepted, command.Status);
    }

    private async Task<(Grower Grower, string Device)> BeginAsync()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        return (grower, await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall" }));
    }
}
