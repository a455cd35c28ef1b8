using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Feed;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Sharing;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Alerts;

[Collection(typeof(HouseTests))]
public sealed class AlertRouteTests(House house)
{
    [Fact]
    public async Task An_alert_has_its_fields_and_is_in_list_dashboard_and_count()
    {
        var (grower, farm, rule) = await AlarmedAsync();

        var alert = Assert.Single(await ListAsync(grower, farm, "?state=open"))!;

        Assert.Equal(
            [
                "acknowledged_at", "acknowledged_by", "count", "farm_id", "id", "kind", "last_at", "message", "opened_at", "resolved_at", "resolved_by", "severity", "source", "state",
                "value",
            ],
            alert.AsObject().Select(field => field.Key).Order());
        Assert.Equal(("rule", "critical", "open", "Look"), (Text(alert, "kind"), Text(alert, "severity"), Text(alert, "state"), Text(alert, "message")));
        Assert.Equal(("rule", rule, farm, 1), (Text(alert["source"]!, "kind"), Text(alert["source"]!, "id"), Text(alert, "farm_id"), alert["count"]!.GetValue<int>()));
        Assert.Equal(alert.ToJsonString(), (await grower.GetAsync($"/farms/{farm}/alerts/{Text(alert, "id")}")).Is(HttpStatusCode.OK).Json.ToJsonString());
        Assert.Equal(alert.ToJsonString(), Assert.Single((await grower.GetAsync($"/farms/{farm}/dashboard")).Json["alerts"]!.AsArray())!.ToJsonString());
        Assert.Equal(1, (await grower.GetAsync($"/farms/{farm}")).Json["open_alerts"]!.GetValue<int>());
    }

    [Fact]
    public async Task Acknowledging_says_who_and_when_and_resolving_ends_it()
    {
        var (grower, farm, _) = await AlarmedAsync();
        var path = $"/farms/{farm}/alerts/{Text(Assert.Single(await ListAsync(grower, farm)), "id")}";

        var seen = (await grower.PostAsync($"{path}/acknowledge", new { })).Is(HttpStatusCode.OK);
        Assert.Equal(("acknowledged", grower.Id), (seen.Get("state"), seen.Get("acknowledged_by")));
        Assert.NotNull(seen.Json["acknowledged_at"]);
        Assert.Equal(seen.Text, (await grower.SendWithAsync(HttpMethod.Post, $"{path}/acknowledge", null)).Is(HttpStatusCode.OK).Text);
        Assert.Empty(await ListAsync(grower, farm, "?state=open"));
        Assert.Single(await ListAsync(grower, farm, "?state=acknowledged"));

        var over = (await grower.PostAsync($"{path}/resolve", new { })).Is(HttpStatusCode.OK);
        Assert.Equal(("resolved", grower.Id), (over.Get("state"), over.Get("resolved_by")));
        (await grower.PostAsync($"{path}/acknowledge", new { })).IsError(422, "BUSINESS_RULE_VIOLATION");
        Assert.Single(await ListAsync(grower, farm, "?state=resolved"));
    }

    [Fact]
    public async Task A_viewer_reads_alerts_and_a_stranger_is_told_nothing()
    {
        var (grower, farm, _) = await AlarmedAsync();
        var id = Text(Assert.Single(await ListAsync(grower, farm)), "id");
        var guest = await Grower.RegisterAsync(house.Api);
        (await guest.GetAsync($"/farms/{farm}/alerts")).IsError(404, "NOT_FOUND");
        (await guest.PostAsync($"/farms/{farm}/alerts/{id}/resolve", new { })).IsError(404, "NOT_FOUND");

        await MemberRouteTests.ShareAsync(grower, farm, guest, "viewer");
        Assert.Single(await ListAsync(guest, farm));
        (await guest.PostAsync($"/farms/{farm}/alerts/{id}/acknowledge", new { })).IsError(403, "AUTHORIZATION_ERROR");
        (await guest.PostAsync($"/farms/{farm}/alerts/{id}/resolve", new { })).IsError(403, "AUTHORIZATION_ERROR");

        var other = await guest.CreateFarmAsync();
        (await guest.GetAsync($"/farms/{other}/alerts/{id}")).IsError(404, "NOT_FOUND");
        (await guest.PostAsync($"/farms/{other}/alerts/{id}/resolve", new { })).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var error = (await grower.GetAsync($"/farms/{farm}/alerts?state=over&severity=bad&kind=noise&source_id=7&skip=-1&limit=0")).IsError(400, "VALIDATION_ERROR");

        Assert.Equal(["skip", "limit", "state", "severity", "kind", "source_id"], error.BadFields);
    }

    [Fact]
    public async Task The_feed_tells_of_every_change()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        await using var feed = await FeedClient.WatchAsync(house.Api, farm, grower.Token);
        await AlarmAsync(grower, farm);

        var alert = await feed.HearsAsync("alert", news => Text(news, "state") == "open");
        await grower.PostAsync($"/farms/{farm}/alerts/{Text(alert, "id")}/acknowledge", new { });

        await feed.HearsAllAsync(
            ("alert", news => Text(news, "state") == "acknowledged"),
            ("farm", news => news["open_alerts"]!.GetValue<int>() == 0));
    }

    private async Task<(Grower Grower, string Farm, string Rule)> AlarmedAsync()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var rule = await AlarmAsync(grower, farm);
        await Eventually.BecomesTrueAsync(
            async () => (await ListAsync(grower, farm)).Count == 1, TimeSpan.FromSeconds(30), "the alert is open", TestContext.Current.CancellationToken);
        return (grower, farm, rule);
    }

    private static Task<string> AlarmAsync(Grower grower, string farm) => grower.CreateAsync($"/farms/{farm}/rules", new
    {
        name = "Always",
        mode = "armed",
        when = new { time = new { from = "00:00", to = "24:00" } },
        then = new[] { new { notify = new { severity = "critical", message = "Look" } } },
    });

    private static async Task<JsonArray> ListAsync(Grower grower, string farm, string query = "") =>
        (await grower.GetAsync($"/farms/{farm}/alerts{query}")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

    private static string Text(JsonNode? node, string field) => node![field]!.GetValue<string>();
}
