using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Api.Tests.Sharing;

namespace VerticalFarm.Api.Tests.Notifications;

[Collection(typeof(HouseTests))]
public sealed class NotificationRouteTests(House house)
{
    private const string Url = "https://hooks.example.org/farm";

    [Fact]
    public async Task A_channel_is_made_shown_changed_and_removed()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var channels = $"/farms/{await grower.CreateFarmAsync()}/notification-channels";

        var made = (await grower.PostAsync(channels, Hook())).Is(HttpStatusCode.Created);
        var channel = $"{channels}/{made.Get("id")}";

        Assert.Equal($"/api/v1{channel}", made.Headers.Location!.ToString());
        Assert.StartsWith("vfw_", made.Get("secret"), StringComparison.Ordinal);
        Assert.Equal(("warning", "all", true, false), (made.Get("min_severity"), made.Get("alerts"), made.Json["enabled"]!.GetValue<bool>(), made.Json["reports"]!.GetValue<bool>()));
        var shown = (await grower.GetAsync(channel)).Is(HttpStatusCode.OK);
        Assert.Equal(made.Tag, shown.Tag);
        Assert.DoesNotContain("secret", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", (await grower.GetAsync(channels)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        var changed = (await grower.PutAsync(channel, new { quiet_hours = new { from = "22:00", to = "06:30" }, digest_minutes = 15 }, made.Tag)).Is(HttpStatusCode.OK);
        Assert.Equal("22:00", changed.Json["quiet_hours"]!["from"]!.GetValue<string>());
        Assert.Null(changed.Json["secret"]);
        (await grower.PutAsync(channel, new { name = "Late" }, made.Tag)).IsError(412, "PRECONDITION_FAILED");
        var cleared = (await grower.PutAsync(channel, new { quiet_hours = (object?)null, rotate_secret = true })).Is(HttpStatusCode.OK);
        Assert.Equal((null, 15), (cleared.Json["quiet_hours"], cleared.Json["digest_minutes"]!.GetValue<int>()));
        Assert.NotEqual(made.Get("secret"), cleared.Get("secret"));

        (await grower.DeleteAsync(channel)).Is(HttpStatusCode.NoContent);
        (await grower.GetAsync(channel)).IsError(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/nothing")]
    [InlineData("http://localhost/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://192.168.1.1:8080/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://2130706433/")]
    public async Task A_webhook_to_an_inner_address_is_refused(string url)
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var channels = $"/farms/{await grower.CreateFarmAsync()}/notification-channels";

        var refused = (await grower.PostAsync(channels, new { kind = "webhook", name = "hook", url, min_severity = "critical" })).IsError(422, "BUSINESS_RULE_VIOLATION");

        Assert.Equal(["url"], refused.BadFields);
        Assert.Equal(0, (await grower.GetAsync(channels)).Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Without_a_mail_server_an_e_mail_channel_is_refused()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var refused = (await grower.PostAsync($"/farms/{await grower.CreateFarmAsync()}/notification-channels", new { kind = "email", name = "Ada", to = "ada@example.org" }))
            .IsError(422, "BUSINESS_RULE_VIOLATION");
        Assert.Contains("E-mail is not configured", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var channels = $"/farms/{await grower.CreateFarmAsync()}/notification-channels";
        var wrong = new { kind = "webhook", name = "", url = "ftp://example.org", min_severity = "bad", enabled = 1, digest_minutes = 0, quiet_hours = new { from = "9", to = "25:00" }, colour = "red" };

        Assert.Equal(
            ["colour", "digest_minutes", "enabled", "min_severity", "name", "quiet_hours.from", "quiet_hours.to", "url"],
            (await grower.PostAsync(channels, wrong)).IsError(400, "VALIDATION_ERROR").BadFields.Order());
        var channel = await grower.CreateAsync(channels, Hook());
        Assert.Equal(["kind", "name"], (await grower.PutAsync($"{channels}/{channel}", new { kind = "email", name = " " })).IsError(400, "VALIDATION_ERROR").BadFields.Order());
        Assert.Equal(["to"], (await grower.PutAsync($"{channels}/{channel}", new { to = "ada@example.org" })).IsError(400, "VALIDATION_ERROR").BadFields);
        Assert.Equal(["skip", "state"], (await grower.GetAsync($"{channels}/{channel}/deliveries?state=lost&skip=-1")).IsError(400, "VALIDATION_ERROR").BadFields.Order());
    }

    [Fact]
    public async Task A_channel_asked_for_twice_with_one_key_is_made_once_and_its_secret_is_not_kept_in_the_clear()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var channels = $"/farms/{await grower.CreateFarmAsync()}/notification-channels";
        var key = ("Idempotency-Key", $"{Guid.NewGuid()}");

        var first = (await grower.SendWithAsync(HttpMethod.Post, channels, Hook(), key)).Is(HttpStatusCode.Created);
        var second = (await grower.SendWithAsync(HttpMethod.Post, channels, Hook(), key)).Is(HttpStatusCode.Created);

        Assert.Equal((first.Get("id"), first.Get("secret")), (second.Get("id"), second.Get("secret")));
        Assert.Equal(1, (await grower.GetAsync(channels)).Json["total"]!.GetValue<int>());
        (await grower.SendWithAsync(HttpMethod.Post, channels, new { kind = "webhook", name = "Other", url = Url }, key)).IsError(422, "BUSINESS_RULE_VIOLATION");
        await using var query = house.Database.DataSource.CreateCommand("select count(*) from idempotency_key where encode(body, 'escape') like '%' || $1 || '%'");
        query.Parameters.AddWithValue(first.Get("secret"));
        Assert.Equal(0L, await query.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_told_and_can_be_sent_again()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var channels = $"/farms/{await grower.CreateFarmAsync()}/notification-channels";
        var channel = $"{channels}/{await grower.CreateAsync(channels, new { kind = "home_assistant", name = "Phone", service = "mobile_app_phone" })}";

        var tried = (await grower.PostAsync($"{channel}/test", new { })).Is(HttpStatusCode.OK);

        Assert.Equal(("dead", "test"), (tried.Get("state"), tried.Get("event")));
        Assert.StartsWith("Home Assistant is not connected", tried.Get("error"), StringComparison.Ordinal);
        var listed = (await grower.GetAsync($"{channel}/deliveries?state=dead")).Is(HttpStatusCode.OK);
        Assert.Equal(tried.Get("id"), Assert.Single(listed.Json["items"]!.AsArray())!["id"]!.GetValue<string>());
        var again = (await grower.PostAsync($"{channel}/deliveries/{tried.Get("id")}/resend", new { })).Is(HttpStatusCode.Accepted);
        Assert.Equal("waiting", again.Get("state"));
        (await grower.PostAsync($"{channel}/deliveries/{tried.Get("id")}/resend", new { })).IsError(422, "BUSINESS_RULE_VIOLATION");
        (await grower.PostAsync($"{channel}/deliveries/{Guid.NewGuid()}/resend", new { })).IsError(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Each_role_may_do_what_it_is_for()
    {
        var (owner, guest) = (await Grower.RegisterAsync(house.Api), await Grower.RegisterAsync(house.Api));
        var farm = await owner.CreateFarmAsync();
        var channels = $"/farms/{farm}/notification-channels";
        var channel = $"{channels}/{await owner.CreateAsync(channels, Hook())}";
        var delivery = (await owner.PostAsync($"{channel}/test", new { })).Is(HttpStatusCode.OK).Get("id");
        (await guest.GetAsync(channels)).IsError(404, "NOT_FOUND");

        await MemberRouteTests.ShareAsync(owner, farm, guest, "viewer");
        (await guest.GetAsync(channel)).Is(HttpStatusCode.OK);
        (await guest.GetAsync($"{channel}/deliveries")).Is(HttpStatusCode.OK);
        (await guest.PostAsync($"{channel}/deliveries/{delivery}/resend", new { })).IsError(403, "AUTHORIZATION_ERROR");
        await MemberRouteTests.ShareAsync(owner, farm, guest, "operator");
        (await guest.PostAsync($"{channel}/deliveries/{delivery}/resend", new { })).Is(HttpStatusCode.Accepted);
        (await guest.PostAsync(channels, Hook())).IsError(403, "AUTHORIZATION_ERROR");
        (await guest.PutAsync(channel, new { name = "Mine" })).IsError(403, "AUTHORIZATION_ERROR");
        (await guest.PostAsync($"{channel}/test", new { })).IsError(403, "AUTHORIZATION_ERROR");
        (await guest.DeleteAsync(channel)).IsError(403, "AUTHORIZATION_ERROR");
    }

    [Fact]
    public async Task What_was_done_is_on_record_without_secrets()
    {
        var grower = await Grower.RegisterAsync(house.Api);
        var farm = await grower.CreateFarmAsync();
        var channels = $"/farms/{farm}/notification-channels";
        var made = (await grower.PostAsync(channels, Hook())).Is(HttpStatusCode.Created);
        (await grower.PutAsync($"{channels}/{made.Get("id")}", new { rotate_secret = true })).Is(HttpStatusCode.OK);
        (await grower.DeleteAsync($"{channels}/{made.Get("id")}")).Is(HttpStatusCode.NoContent);

        var audit = (await grower.GetAsync($"/farms/{farm}/audit")).Is(HttpStatusCode.OK);

        var entries = audit.Json["items"]!.AsArray().Where(entry => Text(entry!["subject"], "kind") == "notification_channel");
        Assert.Equal(["deleted", "updated", "created"], entries.Select(entry => Text(entry, "action")));
        Assert.DoesNotContain("vfw_", audit.Text, StringComparison.Ordinal);
    }

    private static object Hook() => new { kind = "webhook", name = "Control room", url = Url };

    private static string Text(JsonNode? node, string field) => node![field]!.GetValue<string>();
}
