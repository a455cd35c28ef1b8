using System.Net;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.HomeAssistant;

[Collection(typeof(HouseTests))]
public sealed class HomeAssistantRouteTests(House house)
{
    private const string Token = "a token of the virtual farm";

    [Fact]
    public async Task A_farm_is_connected_by_address_and_token_and_the_token_is_never_shown()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var room = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token }, ct);
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var path = $"/farms/{farm}/home-assistant";
        (await grower.GetAsync(path)).IsError(404, "NOT_FOUND");

        var put = (await grower.PutAsync(path, new { url = room.Url.ToString(), token = Token })).Is(HttpStatusCode.OK);

        Assert.DoesNotContain(Token, put.Text, StringComparison.Ordinal);
        await Eventually.BecomesTrueAsync(
            async () => (await grower.GetAsync(path)).Json["connected"]!.GetValue<bool>(), TimeSpan.FromSeconds(30), "it is connected", ct);
        Assert.DoesNotContain(Token, (await grower.GetAsync(path)).Text, StringComparison.Ordinal);

        // The whole way of a command, its end awaited: the fan was seen to run.
        var fan = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.exhaust_fan" });
        await Eventually.BecomesTrueAsync(
            async () => (await grower.GetAsync($"/devices/{fan}")).Get("availability") == "online", TimeSpan.FromSeconds(30), "the fan is there", ct);
        var command = (await grower.PostAsync($"/devices/{fan}/commands?wait=30", new { command = "turn_on" })).Is(HttpStatusCode.OK);
        Assert.Equal("observed", command.Get("status"));

        (await grower.DeleteAsync(path)).Is(HttpStatusCode.NoContent);
        (await grower.GetAsync(path)).IsError(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("{}", "token url")]
    [InlineData("""{"url": "ftp://x", "token": ""}""", "token url")]
    [InlineData("""{"url": "http://home:8123", "token": "a", "user": "b"}""", "user")]
    public async Task Every_bad_field_is_named(string body, string fields)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var bad = (await house.Api.SendAsync(HttpMethod.Put, $"/farms/{farm}/home-assistant", ApiClient.Raw(System.Text.Encoding.UTF8.GetBytes(body)), grower.Token))
            .IsError(400, "VALIDATION_ERROR");

        Assert.Equal(fields, string.Join(' ', bad.BadFields.Order()));
    }
}
