using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Feed;

[Collection(typeof(HouseTests))]
public sealed class FeedRouteTests(House house)
{
    [Fact]
    public async Task The_feed_begins_with_the_dashboard()
    {
        var (grower, farm) = await BeginAsync();
        await grower.CreateSensorAsync(farm);
        await using var feed = await FeedClient.OpenAsync(house.Api, farm, grower.Token);

        var first = (await feed.NextAsync())!.Value;

        Assert.Equal("snapshot", first.EventType);
        Assert.Equal((await grower.GetAsync($"/farms/{farm}/dashboard")).Text.TrimEnd(), first.Data);
        Assert.Equal("text/event-stream", feed.Response.Content.Headers.ContentType!.ToString());
        Assert.True(feed.Response.Headers.CacheControl!.NoStore);
        Assert.Equal("no", Assert.Single(feed.Response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal(TimeSpan.FromSeconds(2), feed.Retry);
    }

    [Fact]
    public async Task A_reading_that_is_sent_in_comes_out()
    {
        var (grower, farm) = await BeginAsync();
        var sensor = await grower.CreateSensorAsync(farm);
        await using var feed = await FeedClient.WatchAsync(house.Api, farm, grower.Token);

        await ReportAsync(grower, sensor, 21.5);

        var reading = await feed.HearsAsync("reading", data => data["latest"] is not null);
        Assert.Equal((sensor, 21.5), (reading["id"]!.GetValue<string>(), reading["latest"]!["value"]!.GetValue<double>()));
        Assert.Equal((await grower.GetAsync($"/sensors/{sensor}")).Text.TrimEnd(), reading.ToJsonString(ApiJsonText));
    }

    [Fact]
    public async Task A_change_of_a_device_a_rule_or_the_farm_comes_out_as_it_is_read_otherwise()
    {
        var (grower, farm) = await BeginAsync();
        var device = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall" });
        var rule = (await grower.GetAsync($"/farms/{farm}/rules")).Json["items"]![0]!["id"]!.GetValue<string>();
        await using var feed = await FeedClient.WatchAsync(house.Api, farm, grower.Token);

        (await grower.PutAsync($"/devices/{device}", new { name = "North fan" })).Is(HttpStatusCode.OK);
        var deviceNews = await feed.HearsAsync("device", data => data["name"]!.GetValue<string>() == "North fan");
        Assert.Equal((await grower.GetAsync($"/devices/{device}")).Text.TrimEnd(), deviceNews.ToJsonString(ApiJsonText));

        (await grower.PutAsync($"/rules/{rule}", new { name = "Not too hot" })).Is(HttpStatusCode.OK);
        var ruleNews = await feed.HearsAsync("rule", data => data["name"]!.GetValue<string>() == "Not too hot");
        Assert.Equal((await grower.GetAsync($"/rules/{rule}")).Text.TrimEnd(), ruleNews.ToJsonString(ApiJsonText));

        (await grower.PutAsync($"/farms/{farm}", new { name = "South hall" })).Is(HttpStatusCode.OK);
        var farmNews = await feed.HearsAsync("farm", data => data["name"]!.GetValue<string>() == "South hall");
        Assert.Equal((await grower.GetAsync($"/farms/{farm}")).Text.TrimEnd(), farmNews.ToJsonString(ApiJsonText));
    }

    [Fact]
    public async Task Everybody_who_watches_is_told()
    {
        var (grower, farm) = await BeginAsync();
        var sensor = await grower.CreateSensorAsync(farm);
        await using var one = await FeedClient.WatchAsync(house.Api, farm, grower.Token);
        await using var other = await FeedClient.WatchAsync(house.Api, farm, grower.Token);

        await ReportAsync(grower, sensor, 19);

        await one.HearsAsync("reading", data => data["latest"]?["value"]!.GetValue<double>() == 19);
        await other.HearsAsync("reading", data => data["latest"]?["value"]!.GetValue<double>() == 19);
    }

    [Fact]
    public async Task Each_member_is_told_of_the_farm_with_the_role_that_is_their_own()
    {
        var (grower, farm) = await BeginAsync();
        var member = await Grower.RegisterAsync(house.Api);
        (await grower.PostAsync($"/farms/{farm}/members", new { email = member.Email, role = "viewer" })).Is(HttpStatusCode.Created);
        await using var theirs = await FeedClient.WatchAsync(house.Api, farm, member.Token);
        await using var own = await FeedClient.WatchAsync(house.Api, farm, grower.Token);

        (await grower.PostAsync($"/farms/{farm}/members", new { email = member.Email, role = "operator" })).Is(HttpStatusCode.Created);

        await theirs.HearsAsync("farm", data => data["role"]!.GetValue<string>() == "operator");
        await own.HearsAsync("farm", data => data["role"]!.GetValue<string>() == "owner");
    }

    [Fact]
    public async Task Who_may_not_watch_is_told_so_in_the_envelope()
    {
        var (_, farm) = await BeginAsync();
        var stranger = await Grower.RegisterAsync(house.Api);

        (await stranger.GetAsync($"/farms/{farm}/events")).IsError(404, "NOT_FOUND");
        (await stranger.GetAsync($"/farms/{Guid.NewGuid()}/events")).IsError(404, "NOT_FOUND");
        (await house.Api.GetAsync($"/farms/{farm}/events")).IsError(401, "AUTHENTICATION_ERROR");
    }

    private static System.Text.Json.JsonSerializerOptions ApiJsonText => VerticalFarm.Api.Json.ApiJson.Options;

    private async Task<(Grower Grower, string Farm)> BeginAsync()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        return (grower, await grower.CreateFarmAsync());
    }

    private static async Task ReportAsync(Grower grower, string sensor, double value) =>
        (await grower.PostAsync("/readings", new { readings = new[] { new { sensor_id = sensor, ts = TimeProvider.System.GetUtcNow(), value } } })).Is(HttpStatusCode.Accepted);
}
