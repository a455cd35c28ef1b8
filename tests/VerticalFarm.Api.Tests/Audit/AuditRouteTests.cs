using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Sharing;

namespace VerticalFarm.Api.Tests.Audit;

[Collection(typeof(HouseTests))]
public sealed class AuditRouteTests(House house)
{
    [Fact]
    public async Task Every_change_is_on_record_the_newest_first()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var guest = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var sensor = await grower.CreateSensorAsync(farm);
        var device = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall" });
        var rule = await grower.CreateAsync($"/farms/{farm}/rules", new
        {
            name = "Day",
            mode = "disabled",
            when = new { time = new { from = "06:00", to = "22:00" } },
            then = new[] { new { device = new { id = device }, command = "turn_on" } },
        });
        await grower.PutAsync($"/farms/{farm}", new { name = "Attic" });
        await grower.PutAsync($"/sensors/{sensor}", new { name = "Air" });
        await grower.PutAsync($"/devices/{device}", new { name = "Vent" });
        await grower.PutAsync($"/rules/{rule}", new { name = "Light" });
        await grower.PostAsync($"/devices/{device}/commands?wait=1", new { command = "turn_on" });
        await MemberRouteTests.ShareAsync(grower, farm, guest, "viewer");
        await grower.DeleteAsync($"/farms/{farm}/members/{guest.Id}");
        var key = (await grower.PostAsync($"/farms/{farm}/api-keys", new { name = "Logger" })).Get("id");
        await grower.DeleteAsync($"/farms/{farm}/api-keys/{key}");
        var layout = (await grower.GetAsync($"/farms/{farm}/layout")).Json;
        (await grower.PutAsync($"/farms/{farm}/layout", layout)).Is(HttpStatusCode.OK);
        await grower.PutAsync($"/farms/{farm}/home-assistant", new { url = "http://127.0.0.1:1", token = "secret" });
        await grower.DeleteAsync($"/farms/{farm}/home-assistant");
        await grower.DeleteAsync($"/rules/{rule}");
        await grower.DeleteAsync($"/devices/{device}");
        await grower.DeleteAsync($"/sensors/{sensor}");

        var entries = await EntriesAsync(grower, farm);

        Assert.Equal(
            [
                "deleted sensor", "deleted device", "deleted rule", "deleted home_assistant", "created home_assistant", "updated layout", "deleted api_key",
                "created api_key", "deleted member", "created member", "commanded device", "updated rule", "updated device", "updated sensor", "updated farm",
                "created rule", "created device", "created sensor", "created farm",
            ],
            entries.Select(entry => $"{entry["action"]} {entry["subject"]!["kind"]}"));
        Assert.All(entries, entry => Assert.Equal(("user", grower.Id), (entry["actor"]!["kind"]!.GetValue<string>(), entry["actor"]!["id"]!.GetValue<string>())));
        Assert.DoesNotContain("secret", string.Concat(entries.Select(entry => entry.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_says_what_was_before_and_what_is_after_and_from_where()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync("Hall");
        await grower.PutAsync($"/farms/{farm}", new { name = "Attic" });

        var entry = (await EntriesAsync(grower, farm))[0];

        Assert.Equal(("Hall", "Attic"), (entry["before"]!["name"]!.GetValue<string>(), entry["after"]!["name"]!.GetValue<string>()));
        Assert.Contains("127.0.0.1", entry["address"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owners_see_addresses_and_strangers_nothing()
    {
        var (owner, guest, stranger) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        await MemberRouteTests.ShareAsync(owner, farm, guest, "operator");

        Assert.All(await EntriesAsync(guest, farm), entry => Assert.Null(entry["address"]));
        (await stranger.GetAsync($"/farms/{farm}/audit")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task It_is_paged_searched_and_never_changed()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        await grower.CreateSensorAsync(farm);

        var found = (await grower.GetAsync($"/farms/{farm}/audit?search=SENSOR&limit=1")).Json;
        Assert.Equal((1, 1), (found["total"]!.GetValue<int>(), found["items"]!.AsArray().Count));
        (await grower.DeleteAsync($"/farms/{farm}/audit")).IsError(405, "METHOD_NOT_ALLOWED");
        (await grower.DeleteAsync($"/farms/{farm}/audit/1")).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task It_is_narrowed_down_to_who_what_and_when()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        var sensor = await owner.CreateSensorAsync(farm);
        var rule = (await owner.GetAsync($"/farms/{farm}/rules")).Json["items"]![0]!["id"]!.GetValue<string>();
        await MemberRouteTests.ShareAsync(owner, farm, guest, "operator");
        (await guest.PutAsync($"/rules/{rule}", new { name = "Air" })).Is(HttpStatusCode.OK);
        var moment = (await EntriesAsync(owner, farm))[0]["at"]!.GetValue<string>();

        Assert.Equal(["updated rule"], await WordsAsync($"actor_id={guest.Id}"));
        Assert.Equal(["updated rule"], await WordsAsync($"subject=rule&subject_id={rule}"));
        Assert.Empty(await WordsAsync($"subject=rule&subject_id={sensor}"));
        Assert.Equal(["created member", "created sensor", "created farm"], await WordsAsync("action=created"));
        Assert.Equal(["updated rule"], await WordsAsync($"from={moment}"));
        Assert.Equal(["created member", "created sensor", "created farm"], await WordsAsync($"to={moment}"));
        Assert.Empty(await WordsAsync("actor_kind=system"));
        Assert.Equal(["created sensor"], await WordsAsync($"actor_kind=user&actor_id={owner.Id}&subject=sensor"));

        var error = (await owner.GetAsync($"/farms/{farm}/audit?actor_kind=cat&actor_id=1&action={new string('a', 51)}&from=yesterday")).IsError(400, "VALIDATION_ERROR");
        Assert.Equal(["actor_kind", "actor_id", "action", "from"], error.BadFields);

        async Task<string[]> WordsAsync(string query) =>
            [.. (await EntriesAsync(owner, farm, query)).Select(entry => $"{entry["action"]} {entry["subject"]!["kind"]}")];
    }

    private static async Task<JsonObject[]> EntriesAsync(Grower grower, string farm, string query = "") =>
        [.. (await grower.GetAsync($"/farms/{farm}/audit?{query}")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(entry => entry!.AsObject())];
}
