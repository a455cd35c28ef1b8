using System.Net;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.Farms;

[Collection(typeof(HouseTests))]
public sealed class FarmRouteTests(House house)
{
    [Fact]
    public async Task A_farm_that_was_made_is_found_where_the_answer_says_with_all_its_fields()
    {
        var grower = await Grower.RegisterAsync(house.Api);

        var made = (await grower.PostAsync("/farms", new { name = "  North hall ", location = "Ghent", width = 12.5, timezone = "Europe/Brussels" }))
            .Is(HttpStatusCode.Created);

        Assert.Equal($"/api/v1/farms/{made.Get("id")}", made.Headers.Location!.ToString());
        var found = (await grower.GetAsync($"/farms/{made.Get("id")}")).Is(HttpStatusCode.OK);
        Assert.Equal(made.Text, found.Text);
        Assert.Equal(made.Tag, found.Tag);
        Assert.Equal("North hall", found.Get("name"));
        Assert.Equal(grower.Id, found.Get("user_id"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", found.Get("created_at"));
        Assert.Equal(
            [
                "active_schedules", "created_at", "depth", "device_count", "emergency_stop", "health_score", "id", "latitude", "location", "longitude", "name", "open_alerts",
                "raw_retention_days", "role", "sensor_count", "timezone", "updated_at", "user_id", "width",
            ],
            found.Json.AsObject().Select(field => field.Key).Order());
    }

    [Fact]
    public async Task A_field_left_out_stays_and_a_null_clears()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateAsync("/farms", new { name = "Hall", location = "Ghent", width = 3 });

        var renamed = (await grower.PutAsync($"/farms/{farm}", new { name = "South" })).Is(HttpStatusCode.OK);
        Assert.Equal(("South", "Ghent", 3), (renamed.Get("name"), renamed.Get("location"), renamed.Json["width"]!.GetValue<double>()));

        var cleared = (await grower.PutAsync($"/farms/{farm}", new { location = (string?)null })).Is(HttpStatusCode.OK);
        Assert.Null(cleared.Json["location"]);
        Assert.Equal("South", cleared.Get("name"));
    }

    [Fact]
    public async Task A_change_goes_through_only_on_the_version_that_its_author_saw()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var seen = (await grower.GetAsync($"/farms/{farm}")).Tag;

        (await grower.PutAsync($"/farms/{farm}", new { name = "First" }, seen)).Is(HttpStatusCode.OK);

        (await grower.PutAsync($"/farms/{farm}", new { name = "Second" }, seen)).IsError(412, "PRECONDITION_FAILED");
        (await grower.PutAsync($"/farms/{farm}", new { name = "Third" }, "\"no version\"")).IsError(412, "PRECONDITION_FAILED");
        Assert.Equal("First", (await grower.GetAsync($"/farms/{farm}")).Get("name"));
    }

    [Fact]
    public async Task A_stranger_is_not_told_that_a_farm_exists()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var stranger = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var there = (await stranger.GetAsync($"/farms/{farm}")).IsError(404, "NOT_FOUND");
        var notThere = (await stranger.GetAsync($"/farms/{Guid.NewGuid()}")).IsError(404, "NOT_FOUND");

        Assert.Equal(notThere.Json["error"]!["message"]!.GetValue<string>(), there.Json["error"]!["message"]!.GetValue<string>());
        (await stranger.PutAsync($"/farms/{farm}", new { name = "Mine" })).IsError(404, "NOT_FOUND");
        (await stranger.DeleteAsync($"/farms/{farm}")).IsError(404, "NOT_FOUND");
        foreach (var part in new[] { "layout", "dashboard", "sensors", "devices", "rules", "home-assistant", "readings/latest" })
        {
            (await stranger.GetAsync($"/farms/{farm}/{part}")).IsError(404, "NOT_FOUND");
        }
    }

    [Fact]
    public async Task A_deleted_farm_is_gone_with_all_that_was_its_own()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var sensor = await grower.CreateSensorAsync(farm);

        (await grower.DeleteAsync($"/farms/{farm}")).Is(HttpStatusCode.NoContent);

        (await grower.GetAsync($"/farms/{farm}")).IsError(404, "NOT_FOUND");
        (await grower.GetAsync($"/sensors/{sensor}")).IsError(404, "NOT_FOUND");
        (await grower.DeleteAsync($"/farms/{farm}")).IsError(404, "NOT_FOUND");
        Assert.Equal(0, (await grower.GetAsync("/farms")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_sixth_farm_is_one_too_many()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        for (var i = 0; i < 5; i++)
        {
            await grower.CreateFarmAsync();
        }

        (await grower.PostAsync("/farms", new { name = "Six" })).IsError(422, "BUSINESS_RULE_VIOLATION");
    }

    [Fact]
    public async Task A_list_is_cut_searched_and_counted_as_asked()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        await grower.CreateAsync("/farms", new { name = "North", location = "Ostend" });
        await grower.CreateAsync("/farms", new { name = "South", location = "Ghent" });
        await grower.CreateAsync("/farms", new { name = "Ostrich", location = "Ghent" });

        var slice = (await grower.GetAsync("/farms?skip=1&limit=1")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((3, 1, 1, 1), (slice["total"]!.GetValue<int>(), slice["skip"]!.GetValue<int>(), slice["limit"]!.GetValue<int>(), slice["items"]!.AsArray().Count));
        Assert.Equal(2, (await grower.GetAsync("/farms?search=OST")).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_new_farm_has_shelves_and_three_rules_that_do_nothing_yet()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();

        var layout = (await grower.GetAsync($"/farms/{farm}/layout")).Is(HttpStatusCode.OK).Json;
        Assert.NotEmpty(layout["rows"]![0]!["racks"]![0]!["shelves"]!.AsArray());
        var rules = (await grower.GetAsync($"/farms/{farm}/rules")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal(["disabled", "disabled", "disabled"], rules.Select(rule => rule!["mode"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_dashboard_has_the_farm_and_all_in_it_in_one_answer()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var sensor = await grower.CreateSensorAsync(farm);
        var device = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.hall" });

        var dashboard = (await grower.GetAsync($"/farms/{farm}/dashboard")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(["alerts", "devices", "farm", "schedules", "sensor_data"], dashboard.AsObject().Select(part => part.Key).Order());
        Assert.Equal(farm, dashboard["farm"]!["id"]!.GetValue<string>());
        Assert.Equal(sensor, Assert.Single(dashboard["sensor_data"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(device, Assert.Single(dashboard["devices"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Empty(dashboard["alerts"]!.AsArray());
    }
}
