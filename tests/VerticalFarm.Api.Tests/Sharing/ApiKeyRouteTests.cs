using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Sharing;

[Collection(typeof(HouseTests))]
public sealed class ApiKeyRouteTests(House house)
{
    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_hash()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var made = (await grower.PostAsync($"/farms/{farm}/api-keys", new { name = " Logger " })).Is(HttpStatusCode.Created);

        Assert.Equal(("Logger", "ingest"), (made.Get("name"), made.Get("scope")));
        var secret = made.Get("key").Split('.')[1];
        var listed = (await grower.GetAsync($"/farms/{farm}/api-keys")).Is(HttpStatusCode.OK);
        Assert.Equal(made.Get("id"), Assert.Single(listed.Json["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.DoesNotContain(secret, listed.Text, StringComparison.Ordinal);
        await using var query = house.Database.DataSource.CreateCommand(
            "select count(*) from orleans_grain_state where payload::text like '%' || $1 || '%'");
        query.Parameters.AddWithValue(secret);
        Assert.Equal(0L, await query.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_key_sends_readings_of_its_own_farm_and_of_no_other()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var (farm, other) = (await grower.CreateFarmAsync(), await grower.CreateFarmAsync());
        var (own, foreign) = (await grower.CreateSensorAsync(farm), await grower.CreateSensorAsync(other));
        var key = await MakeAsync(grower, farm);

        Assert.Equal(1, Accepted(await SendAsync(key, "/readings", own)));
        Assert.Equal(1, Accepted(await SendAsync(key, $"/sensors/{own}/readings", null)));
        Assert.Equal(0, Accepted(await SendAsync(key, "/readings", foreign)));
        Assert.Equal(0, Accepted(await SendAsync(key, $"/sensors/{foreign}/readings", null)));
    }

    [Fact]
    public async Task A_key_does_nothing_else()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var sensor = await grower.CreateSensorAsync(farm);
        var key = await MakeAsync(grower, farm);

        foreach (var path in new[] { "/farms", $"/farms/{farm}", $"/farms/{farm}/api-keys", $"/sensors/{sensor}", $"/sensors/{sensor}/readings", "/users/me" })
        {
            (await house.Api.SendWithAsync(HttpMethod.Get, path, null, ("X-Api-Key", key))).IsError(403, "AUTHORIZATION_ERROR");
        }

        (await house.Api.SendWithAsync(HttpMethod.Delete, $"/farms/{farm}", null, ("X-Api-Key", key))).IsError(403, "AUTHORIZATION_ERROR");
    }

    [Fact]
    public async Task A_key_that_was_taken_back_is_good_no_longer()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var sensor = await grower.CreateSensorAsync(farm);
        var made = await grower.PostAsync($"/farms/{farm}/api-keys", new { name = "Logger" });
        Assert.Equal(1, Accepted(await SendAsync(made.Get("key"), "/readings", sensor)));

        (await grower.DeleteAsync($"/farms/{farm}/api-keys/{made.Get("id")}")).Is(HttpStatusCode.NoContent);

        (await SendAsync(made.Get("key"), "/readings", sensor)).IsError(401, "AUTHENTICATION_ERROR");
        (await grower.DeleteAsync($"/farms/{farm}/api-keys/{made.Get("id")}")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_key_of_a_farm_that_is_no_more_opens_nothing()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var key = await MakeAsync(grower, farm);
        (await grower.DeleteAsync($"/farms/{farm}")).Is(HttpStatusCode.NoContent);

        (await SendAsync(key, "/readings", $"{Guid.NewGuid()}")).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Theory]
    [InlineData("")]
    [InlineData("vfk_")]
    [InlineData("vfk_AAAA.secret")]
    [InlineData("not a key")]
    public async Task What_is_no_key_is_refused(string key) => (await SendAsync(key, "/readings", $"{Guid.NewGuid()}")).IsError(401, "AUTHENTICATION_ERROR");

    [Fact]
    public async Task A_key_with_another_secret_is_refused()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var (one, two) = (await MakeAsync(grower, farm), await MakeAsync(grower, farm));
        (await SendAsync($"{one.Split('.')[0]}.{two.Split('.')[1]}", "/readings", $"{Guid.NewGuid()}")).IsError(401, "AUTHENTICATION_ERROR");
    }

    [Fact]
    public async Task Only_an_owner_makes_keys()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        await MemberRouteTests.ShareAsync(owner, farm, guest, "operator");
        (await guest.PostAsync($"/farms/{farm}/api-keys", new { name = "Mine" })).IsError(403, "AUTHORIZATION_ERROR");
    }

    private static async Task<string> MakeAsync(Grower grower, string farm) =>
        (await grower.PostAsync($"/farms/{farm}/api-keys", new { name = "Logger" })).Is(HttpStatusCode.Created).Get("key");

    private static int Accepted(Answer answer) => answer.Is(HttpStatusCode.Accepted).Json["accepted"]!.GetValue<int>();

    private Task<Answer> SendAsync(string key, string path, string? sensor)
    {
        var ts = TimeProvider.System.GetUtcNow();
        object reading = sensor is null ? new { ts, value = 21 } : new { sensor_id = sensor, ts, value = 21 };
        return house.Api.SendWithAsync(HttpMethod.Post, path, new { readings = new[] { reading } }, ("X-Api-Key", key));
    }
}
