using System.Net;
using System.Text.Json;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests;

/// <summary>What a stranger sees who has typed one command, and what the farm outlives. One stack, in one test after the other.</summary>
[Collection(typeof(OneStackAtATime))]
public sealed class DemoFarmTests(DemoFarmTests.RunningFarm running) : IClassFixture<DemoFarmTests.RunningFarm>
{
    private static readonly TimeSpan AMinute = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Stack Stack => running.Stack;

    [Fact]
    public async Task The_demo_file_says_how_to_sign_in_and_is_its_owners_alone()
    {
        var path = Path.Combine(Stack.DataFolder, "demo.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(
            ["base_url", "connection_string", "email", "farm_id", "home_assistant_token", "home_assistant_url", "password"],
            Stack.Demo.EnumerateObject().Select(field => field.Name).Order());
        using var farm = await Stack.SignInAsync(Ct);
        var dashboard = await farm.GetAsync($"farms/{farm.Id}/dashboard", Ct);
        var linked = dashboard.GetProperty("sensor_data").EnumerateArray().Where(sensor => sensor.GetProperty("entity_id").ValueKind == JsonValueKind.String);
        Assert.Equal(8, linked.Count());
        Assert.Equal(6, dashboard.GetProperty("devices").GetArrayLength());
    }

    [Fact]
    public async Task There_is_a_week_of_history()
    {
        using var farm = await Stack.SignInAsync(Ct);
        var air = Id(await farm.FindAsync("sensors", "Air temperature", Ct));
        var from = Farm.Text(TimeProvider.System.GetUtcNow().AddDays(-8));
        var hours = await farm.ItemsAsync($"sensors/{air}/readings?from={from}&resolution=1h", Ct);
        Assert.InRange(hours.Length, 168, 171);
        Assert.All(hours[1..^2], hour => Assert.InRange(hour.GetProperty("count").GetInt32(), 58, 62));
    }

    [Fact]
    public async Task Within_a_minute_a_rule_fires_and_lets_go_and_the_device_was_seen_to_follow()
    {
        using var farm = await Stack.SignInAsync(Ct);
        JsonElement firing = default;
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                foreach (var rule in (await farm.ItemsAsync($"farms/{farm.Id}/rules", Ct)).Where(rule => Text(rule, "mode") == "armed"))
                {
                    var decisions = await farm.ItemsAsync($"rules/{Id(rule)}/decisions", Ct);
                    firing = decisions.SkipWhile(decision => Text(decision, "outcome") != "false").FirstOrDefault(decision =>
                        Text(decision, "outcome") == "true" && decision.GetProperty("actions").EnumerateArray().Any(action => Text(action, "disposition") == "commanded"));
                    if (firing.ValueKind == JsonValueKind.Object)
                    {
                        return true;
                    }
                }

                return false;
            },
            AMinute, "a rule fired and let go", Ct);
        var action = firing.GetProperty("actions")[0];
        var command = await farm.GetAsync($"devices/{Text(action, "device_id")}/commands/{Text(action, "command_id")}", Ct);
        Assert.Equal("observed", Text(command, "status"));
    }

    [Fact]
    public async Task A_second_run_on_the_same_folder_says_where_the_first_one_is()
    {
        await using var second = RunScript.Start(Stack.DataFolder, FreePort.Next());
        await second.WaitForEndAsync(Ct);
        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains($"already runs on {Stack.DataFolder}, at http://127.0.0.1:{Stack.Port}", second.Output, StringComparison.Ordinal);
        using var farm = await Stack.SignInAsync(Ct);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("verticalfarm-");
        await using (var other = RunScript.Start(folder.FullName, Stack.Port))
        {
            await other.WaitForEndAsync(Ct);
            Assert.NotEqual(0, other.ExitCode);
            Assert.Contains($"port {Stack.Port} is in use", other.Output, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task When_PostgreSQL_is_killed_requests_are_refused_for_a_while_and_nothing_acknowledged_is_lost()
    {
        using var farm = await Stack.SignInAsync(Ct);
        var sensor = Id(await farm.PostAsync($"farms/{farm.Id}/sensors", new { name = $"Logger {Guid.NewGuid():N}", type = "flow" }, Ct));
        var pids = new[] { "silo-1", "api", "simulator" }.Select(Stack.Pid).ToArray();
        var first = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        var acknowledged = new List<string>();
        var (refused, back) = (false, false);
        Stack.Kill("postgres");
        for (var i = 0; !back; i++)
        {
            var ts = Farm.Text(first.AddMilliseconds(i));
            using var answer = await farm.TryPostAsync("readings", new { readings = new[] { new { sensor_id = sensor, ts, value = 1 } } }, Ct);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                acknowledged.Add(ts); // The first ones perhaps before the last process of the old server has noticed.
                back = refused;
                continue;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            refused = true;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Ct);
        }

        var stored = await farm.ItemsAsync($"sensors/{sensor}/readings?from={Farm.Text(first)}&resolution=raw&limit=100000", Ct);
        Assert.Empty(acknowledged.Except(stored.Select(reading => Text(reading, "ts"))));
        Assert.Equal(pids, new[] { "silo-1", "api", "simulator" }.Select(Stack.Pid));
        Assert.All(pids, pid => Assert.True(Directory.Exists($"/proc/{pid}")));
    }

    [Fact]
    public async Task When_the_virtual_farm_is_killed_devices_are_offline_and_come_back_by_themselves()
    {
        using var farm = await Stack.SignInAsync(Ct);
        Stack.Kill("simulator");
        await Eventually.BecomesTrueAsync(async () => await AvailabilityAsync(farm) == "offline", AMinute, "the lamps are offline", Ct);
        await Eventually.BecomesTrueAsync(async () => await AvailabilityAsync(farm) == "online", AMinute, "the lamps are online", Ct);
    }

    [Fact]
    public async Task After_the_death_of_everything_a_rule_that_held_holds_with_its_fan_on_and_no_second_command()
    {
        using var farm = await Stack.SignInAsync(Ct);
        var fan = Id(await farm.FindAsync("devices", "Exhaust fan", Ct));
        var cool = Id(await farm.FindAsync("rules", "Cool above 24 °C", Ct));
        await farm.PutAsync($"rules/{cool}", new { mode = "disabled" }, Ct);
        var sensor = Id(await farm.PostAsync($"farms/{farm.Id}/sensors", new { name = "Hand-held", type = "air_temperature", expected_interval_seconds = 3600 }, Ct));
        var rule = Id(await farm.PostAsync(
            $"farms/{farm.Id}/rules",
            new
            {
                name = "Vent",
                mode = "armed",
                when = new { sensor = new { id = sensor }, @is = "above", value = 25 },
                then = new[] { new { device = new { id = fan }, command = "turn_on" } },
            },
            Ct));
        await farm.PostAsync(
            "readings", new { readings = new[] { new { sensor_id = sensor, ts = Farm.Text(TimeProvider.System.GetUtcNow()), value = 30 } } }, Ct);
        await Eventually.BecomesTrueAsync(async () => await StateAsync(farm, fan) == "on", AMinute, "the fan runs", Ct);
        var before = (await farm.GetAsync($"rules/{rule}", Ct)).GetProperty("state");
        var commands = (await farm.GetAsync($"devices/{fan}/commands", Ct)).GetProperty("total").GetInt32();

        Stack.Kill("silo-1", "api", "postgres");
        await Stack.EndsAsync(Ct);
        await Stack.RunAsync(Ct);
        await Eventually.BecomesTrueAsync(async () => await StateAsync(farm, fan) == "on", AMinute, "the fan is seen to run", Ct);
        await Eventually.BecomesTrueAsync(
            async () => (await farm.GetAsync($"rules/{rule}", Ct)).GetProperty("state").GetProperty("last_evaluated_at").ValueKind == JsonValueKind.String,
            TimeSpan.FromSeconds(90), "the rule was evaluated again", Ct);

        var after = (await farm.GetAsync($"rules/{rule}", Ct)).GetProperty("state");
        Assert.Equal("true", Text(after, "outcome"));
        Assert.Equal(Text(before, "since"), Text(after, "since"));
        Assert.Equal(commands, (await farm.GetAsync($"devices/{fan}/commands", Ct)).GetProperty("total").GetInt32());
        Assert.Equal(30, (await farm.GetAsync($"sensors/{sensor}", Ct)).GetProperty("latest").GetProperty("value").GetDouble());
    }

    private static string Id(JsonElement thing) => Text(thing, "id");

    private static string Text(JsonElement thing, string field) => thing.GetProperty(field).GetString()!;

    private static async Task<string> AvailabilityAsync(Farm farm) => Text(await farm.FindAsync("devices", "Grow lamps", Ct), "availability");

    private static async Task<string?> StateAsync(Farm farm, string device) =>
        (await farm.GetAsync($"devices/{device}", Ct)).GetProperty("reported") is { ValueKind: JsonValueKind.Object } reported ? Text(reported, "state") : null;

    public sealed class RunningFarm : IAsyncLifetime
    {
        private Stack? _stack;

        internal Stack Stack => _stack!;

        public async ValueTask InitializeAsync() => _stack = await Stack.StartAsync(silos: 1, CancellationToken.None);

        public async ValueTask DisposeAsync() => await _stack!.DisposeAsync();
    }
}
