using System.Globalization;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.OpenApi.Walk;

/// <summary>Makes a farm with one of everything, calling every operation on the way.</summary>
internal sealed class FarmTour(Walker walk, ApiClient api, Action<string> makeAdmin)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task WalkAsync()
    {
        await OperationsAsync();
        var account = await SignInAsync();
        await BillingAsync();
        await MakeFarmAsync();
        await WatchAsync();
        await SensorsAsync();
        await DevicesAsync();
        await RulesAsync();
        await AlertsAsync();
        await NotificationsAsync();
        await ReportsAsync();
        await HomeAssistantAsync();
        await ShareAsync();
        await FailAsync();
        await EndAsync(account);
    }

    private async Task OperationsAsync()
    {
        await walk.CallAsync("getHealth", 200);
        await walk.CallAsync("getReadiness", 200);
        await walk.CallAsync("getMetrics", 200);
    }

    private async Task<JsonObject> SignInAsync()
    {
        var account = walk.Example("register").AsObject();
        account["email"] = $"{Guid.NewGuid():N}@example.org";
        await walk.CallAsync("register", 201, account);
        await walk.CallAsync("register", 409, account);
        var pair = await walk.CallAsync("signIn", 200, Credentials(account));
        pair = await walk.CallAsync("refreshSession", 200, new JsonObject { ["refresh_token"] = pair.Get("refresh_token") });
        walk.Token = pair.Get("access_token");
        await BrowseAsync(account);
        var me = await walk.CallAsync("getMe", 200);
        await walk.CallAsync("getCluster", 403);
        makeAdmin(me.Get("id"));
        await walk.CallAsync("getCluster", 200);
        await JobsAsync();
        await walk.CallAsync("updateMe", 200);
        var change = new JsonObject { ["current_password"] = account["password"]!.DeepClone(), ["new_password"] = "another long password" };
        await walk.CallAsync("changePassword", 204, change);
        account["password"] = change["new_password"]!.DeepClone();
        walk.Token = (await walk.CallAsync("signIn", 200, Credentials(account))).Get("access_token");
        return account;
    }

    private async Task BrowseAsync(JsonObject account)
    {
        await walk.CallAsync("signInBrowser", 403, Credentials(account));
        await walk.CallAsync("signInBrowser", 200, Credentials(account), asPage: true);
        await walk.CallAsync("refreshBrowserSession", 200, asPage: true);
        await walk.CallAsync("signOutBrowser", 204, asPage: true);
        await walk.CallAsync("refreshBrowserSession", 401, asPage: true);
    }

    private async Task JobsAsync()
    {
        walk["job"] = "audit";
        await walk.CallAsync("runJob", 202);
        await Eventually.BecomesTrueAsync(
            async () => (await walk.CallAsync("listJobRuns", 200)).Json["total"]!.GetValue<int>() > 0, Patience, "the job runs", TestContext.Current.CancellationToken);
        await walk.CallAsync("listJobs", 200);
    }

    private async Task BillingAsync()
    {
        await walk.CallAsync("getBilling", 200);
        await walk.CallAsync("checkOut", 422);
        await walk.CallAsync("receiveStripeEvent", 400);
        var now = TimeProvider.System.GetUtcNow();
        var body = StripeEventText.OfCheckout($"evt_{Guid.NewGuid():N}", now, $"sub_{Guid.NewGuid():N}", Guid.NewGuid());
        using var signed = ApiClient.Raw(System.Text.Encoding.UTF8.GetBytes(body));
        signed.Headers.TryAddWithoutValidation("Stripe-Signature", StripeEventText.Sign(body, House.WebhookSecret, now));
        await walk.CallAsync("receiveStripeEvent", 200, raw: signed);
    }

    private async Task MakeFarmAsync()
    {
        var farm = await walk.CallAsync("createFarm", 201);
        walk["farm_id"] = farm.Get("id");
        Assert.Equal($"/api/v1/farms/{farm.Get("id")}", farm.Headers.Location!.ToString());
        await walk.CallAsync("listFarms", 200, query: "?skip=0&limit=10&search=hall");
        await walk.CallAsync("updateFarm", 200, ifMatch: farm.Tag);
        await walk.CallAsync("updateFarm", 412, ifMatch: farm.Tag);
        await walk.CallAsync("getFarm", 200);
        await WeatherAsync();
        var layout = await walk.CallAsync("setLayout", 200);
        walk["shelf_id"] = layout.Json["rows"]![0]!["racks"]![0]!["shelves"]![0]!["id"]!.GetValue<string>();
        await walk.CallAsync("getLayout", 200);
    }

    private async Task WeatherAsync()
    {
        await walk.CallAsync("getWeather", 200);
        await walk.CallAsync("updateFarm", 200, new JsonObject { ["latitude"] = null });
        await walk.CallAsync("getWeather", 422);
    }

    private async Task WatchAsync()
    {
        using var stream = await api.OpenAsync($"/farms/{walk["farm_id"]}/events", walk.Token);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var line = "";
        while (!line.StartsWith("data: ", StringComparison.Ordinal))
        {
            line = await lines.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException();
        }

        walk.Walked("watchFarm", "/components/schemas/Dashboard", JsonNode.Parse(line["data: ".Length..])!);
    }

    private async Task SensorsAsync()
    {
        walk["sensor_id"] = (await walk.CallAsync("createSensor", 201, OnShelf("createSensor"))).Get("id");
        await walk.CallAsync("listSensors", 200);
        await walk.CallAsync("updateSensor", 200);
        await walk.CallAsync("getLatestReadings", 200);
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await walk.CallAsync("submitReadings", 202, Readings(("sensor_id", walk["sensor_id"]), ("ts", now)));
        await walk.CallAsync("submitReadings", 202, Readings(("sensor_id", $"{Guid.NewGuid()}"), ("ts", now)));
        await walk.CallAsync("submitSensorReadings", 202, Readings(("ts", now)));
        await walk.CallAsync("getSensorReadings", 200, query: "?resolution=raw&limit=10");
        await walk.CallAsync("getSensorReadings", 200, query: "?resolution=1m");
        await walk.CallAsync("getSensorReadings", 200, query: "?format=csv");
        await walk.CallAsync("getSensor", 200);
        await walk.CallAsync("getLatestReadings", 200);
        await walk.CallAsync("getTelemetry", 200);
    }

    private async Task DevicesAsync()
    {
        walk["device_id"] = (await walk.CallAsync("createDevice", 201, OnShelf("createDevice"))).Get("id");
        await walk.CallAsync("listDevices", 200);
        await walk.CallAsync("updateDevice", 200);
        walk["command_id"] = (await walk.CallAsync("submitCommand", 202, query: "?wait=0")).Get("id");
        await walk.CallAsync("getCommand", 200);
        await walk.CallAsync("listCommands", 200);
        await walk.CallAsync("getDevice", 200);
        await walk.CallAsync("updateDevice", 200, new JsonObject { ["mode"] = "auto" });
        await walk.CallAsync("stopEverything", 200);
        await walk.CallAsync("submitCommand", 422);
        await walk.CallAsync("getFarm", 200);
        await walk.CallAsync("getDevice", 200);
        await walk.CallAsync("liftEmergencyStop", 204);
        await walk.CallAsync("liftEmergencyStop", 404);
    }

    private async Task RulesAsync()
    {
        walk["rule_id"] = (await walk.CallAsync("createRule", 201)).Get("id");
        await walk.CallAsync("createRule", 201, Always());
        await walk.CallAsync("updateRule", 200);
        await walk.CallAsync("getRule", 200);
        await walk.CallAsync("explainRule", 200);
        await walk.CallAsync("listDecisions", 200);

        // One that has decided something.
        var rules = await walk.CallAsync("listRules", 200);
        walk["rule_id"] = rules.Json["items"]!.AsArray().Single(rule => rule!["name"]!.GetValue<string>() == "Always")!["id"]!.GetValue<string>();
        await Eventually.BecomesTrueAsync(
            async () => (await walk.CallAsync("listDecisions", 200)).Json["total"]!.GetValue<int>() > 0, Patience, "the rule decides", TestContext.Current.CancellationToken);
        await walk.CallAsync("explainRule", 200);
        await walk.CallAsync("executeRule", 202);
        await walk.CallAsync("listDecisions", 200);
        await walk.CallAsync("backtestRule", 200);
        await walk.CallAsync("getDashboard", 200);
    }

    private async Task AlertsAsync()
    {
        var alerts = await walk.CallAsync("listAlerts", 200);
        walk["alert_id"] = alerts.Json["items"]!.AsArray().Single(alert => alert!["kind"]!.GetValue<string>() == "rule")!["id"]!.GetValue<string>();
        await walk.CallAsync("listAlerts", 200, query: "?state=open&severity=info&kind=rule&search=look");
        await walk.CallAsync("acknowledgeAlert", 200);
        await walk.CallAsync("getDashboard", 200);
        await walk.CallAsync("resolveAlert", 200);
        await walk.CallAsync("acknowledgeAlert", 422);
        await walk.CallAsync("getAlert", 200);
    }

    private async Task NotificationsAsync()
    {
        var channel = await walk.CallAsync("createNotificationChannel", 201);
        walk["channel_id"] = channel.Get("id");
        await walk.CallAsync("createNotificationChannel", 422, new JsonObject { ["kind"] = "webhook", ["name"] = "Inside", ["url"] = "http://127.0.0.1:9/nothing" });
        await walk.CallAsync("listNotificationChannels", 200);
        await walk.CallAsync("updateNotificationChannel", 200, ifMatch: channel.Tag);
        await walk.CallAsync("updateNotificationChannel", 412, ifMatch: channel.Tag);
        await walk.CallAsync("getNotificationChannel", 200);
        walk["delivery_id"] = (await walk.CallAsync("testNotificationChannel", 200)).Get("id");
        await walk.CallAsync("listDeliveries", 200, query: "?state=dead");
        await walk.CallAsync("resendDelivery", 202);
        await walk.CallAsync("resendDelivery", 422);
        await walk.CallAsync("deleteNotificationChannel", 204);
    }

    private async Task ReportsAsync()
    {
        await walk.CallAsync("getAnalytics", 200);
        await walk.CallAsync("getAnalytics", 400, query: "?from=now");
        walk["date"] = "2099-01-01";
        await walk.CallAsync("getReport", 404);
        await walk.CallAsync("makeReport", 422, Report(walk["date"]));

        // The farm's day, which is not that of UTC. At its midnight, the day that it was made for.
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await walk.CallAsync("getFarm", 200)).Get("timezone"));
        walk["date"] = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await walk.CallAsync("makeReport", 201, Report(walk["date"]));
        await walk.CallAsync("makeReport", 200, Report(walk["date"]));
        await walk.CallAsync("listReports", 200, query: "?from=2026-01-01&search=day");
        await walk.CallAsync("getReport", 200);
        await walk.CallAsync("getReport", 200, query: "?format=html");
        await walk.CallAsync("getReport", 200, query: "?format=csv");

        static JsonObject Report(string date) => new() { ["type"] = "daily", ["date"] = date };
    }

    private async Task HomeAssistantAsync()
    {
        await walk.CallAsync("getHomeAssistant", 404);
        await walk.CallAsync("connectHomeAssistant", 200, new JsonObject { ["url"] = "http://127.0.0.1:9", ["token"] = "none" });
        await walk.CallAsync("getHomeAssistant", 200);
        await walk.CallAsync("listHomeAssistantEntities", 502);
        await walk.CallAsync("importHomeAssistantEntities", 502);
        await using var home = await SimulatorServer.StartAsync(new SimulatorOptions { Token = "a token of the tour" }, TestContext.Current.CancellationToken);
        await walk.CallAsync("connectHomeAssistant", 200, new JsonObject { ["url"] = home.Url.ToString(), ["token"] = "a token of the tour" });
        await Eventually.BecomesTrueAsync(
            async () => (await walk.CallAsync("getHomeAssistant", 200)).Json["status_entity_id"] is not null, Patience, "the farm is shown", TestContext.Current.CancellationToken);
        await walk.CallAsync("listHomeAssistantEntities", 200, query: "?search=pump");
        await walk.CallAsync("importHomeAssistantEntities", 422);
        await walk.CallAsync("importHomeAssistantEntities", 400, new JsonObject { ["entities"] = new JsonArray() });
        var chosen = new JsonObject { ["entity_id"] = "switch.irrigation_pump", ["name"] = "Pump" };
        await walk.CallAsync("importHomeAssistantEntities", 201, new JsonObject { ["entities"] = new JsonArray(chosen, new JsonObject { ["entity_id"] = "sensor.reservoir_ec" }) });
        await walk.CallAsync("getHomeAssistant", 200);
        await walk.CallAsync("disconnectHomeAssistant", 204);
    }

    private async Task ShareAsync()
    {
        var other = await Grower.RegisterAsync(api);
        await walk.CallAsync("shareFarm", 201, new JsonObject { ["email"] = other.Email, ["role"] = "viewer" });
        await walk.CallAsync("listMembers", 200);
        var owner = walk.Token;
        walk.Token = other.Token;
        await walk.CallAsync("updateFarm", 403);
        walk.Token = owner;
        walk["user_id"] = other.Id;
        await walk.CallAsync("unshareFarm", 204);
        walk["key_id"] = (await walk.CallAsync("createApiKey", 201)).Get("id");
        await walk.CallAsync("listApiKeys", 200);
        await walk.CallAsync("deleteApiKey", 204);
        await walk.CallAsync("listAudit", 200);
    }

    private async Task FailAsync()
    {
        await walk.CallAsync("createFarm", 400, new JsonObject { ["name"] = "" });
        await walk.CallAsync("createFarm", 415, raw: ApiClient.Raw("name=x"u8.ToArray(), "text/plain"));
        await walk.CallAsync("createFarm", 413, raw: ApiClient.Raw(new byte[9 * 1024 * 1024]));
        await walk.CallAsync("createSensor", 422); // Names a shelf that the farm does not have.
        var token = walk.Token;
        walk.Token = null;
        await walk.CallAsync("listFarms", 401);
        walk.Token = token;
    }

    private async Task EndAsync(JsonObject account)
    {
        foreach (var end in new[] { "deleteRule", "deleteDevice", "deleteSensor", "deleteFarm" })
        {
            await walk.CallAsync(end, 204);
        }

        await walk.CallAsync("getFarm", 404);
        var pair = await walk.CallAsync("signIn", 200, Credentials(account));
        await walk.CallAsync("deleteMe", 204);
        await walk.CallAsync("signOut", 204, new JsonObject { ["refresh_token"] = pair.Get("refresh_token") });
    }

    private static JsonObject Credentials(JsonObject account) => new() { ["email"] = account["email"]!.DeepClone(), ["password"] = account["password"]!.DeepClone() };

    private static JsonObject Readings(params (string Field, string Value)[] fields)
    {
        var reading = new JsonObject { ["value"] = 21.5 };
        foreach (var (field, value) in fields)
        {
            reading[field] = value;
        }

        return new JsonObject { ["readings"] = new JsonArray(reading) };
    }

    private JsonNode OnShelf(string id)
    {
        var body = walk.Example(id);
        body["shelf_id"] = walk["shelf_id"];
        return body;
    }

    private JsonObject Always() => new()
    {
        ["name"] = "Always",
        ["mode"] = "armed",
        ["when"] = new JsonObject { ["time"] = new JsonObject { ["from"] = "00:00", ["to"] = "24:00" } },
        ["then"] = new JsonArray(new JsonObject { ["device"] = new JsonObject { ["id"] = walk["device_id"] }, ["command"] = "turn_on" }, Notice()),
    };

    private static JsonObject Notice() => new() { ["notify"] = new JsonObject { ["severity"] = "info", ["message"] = "Have a look at it" } };
}
