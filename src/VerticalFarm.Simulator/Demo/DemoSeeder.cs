using System.Security.Cryptography;
using System.Text.Json;

namespace VerticalFarm.Simulator.Demo;

/// <summary>
/// Makes the demo farm, step by step; each step looks first whether it was done. Run again after an interruption it goes on, and run again
/// on a whole farm it changes nothing.
/// </summary>
internal sealed class DemoSeeder(GatewayClient gateway, DemoFile file, TimeProvider time)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectPoll = TimeSpan.FromMilliseconds(200);

    public async Task SeedAsync(DemoPlace place, CancellationToken ct)
    {
        var access = await SignInAsync(place, ct);
        var farm = await FindOrAddAsync("farms", DemoFarm.Name, () => DemoFarm.Profile, ct);
        var farmId = Id(farm);
        var shelves = Shelves(await gateway.GetAsync($"farms/{farmId}/layout", ct));
        var ids = new Dictionary<string, string>();
        foreach (var (sensor, i) in DemoFarm.Sensors.Select((sensor, i) => (sensor, i)))
        {
            ids[sensor.Name] = Id(await FindOrAddAsync(
                $"farms/{farmId}/sensors",
                sensor.Name,
                () => new
                {
                    name = sensor.Name,
                    type = sensor.Type,
                    entity_id = sensor.EntityId,
                    expected_interval_seconds = sensor.IntervalSeconds,
                    thresholds = sensor.Thresholds,
                    shelf_id = shelves[i % shelves.Length],
                },
                ct));
        }

        // History before the connection: live readings come on top of it, and the farm is whole when it first moves.
        await new DemoHistory(gateway, ids).SeedAsync(farm.GetProperty("created_at").GetDateTimeOffset(), ct);
        foreach (var device in DemoFarm.Devices)
        {
            ids[device.Name] = Id(await FindOrAddAsync(
                $"farms/{farmId}/devices", device.Name, () => new { name = device.Name, type = device.Type, entity_id = device.EntityId, safety = device.Safety }, ct));
        }

        await ConnectAsync(farmId, place, ct);
        foreach (var rule in DemoFarm.Rules)
        {
            await FindOrAddAsync($"farms/{farmId}/rules", rule.Name, () => Body(rule, ids), ct);
        }

        file.Write(access with { FarmId = farmId });
    }

    private static object Body(DemoRule rule, Dictionary<string, string> ids)
    {
        var device = new { id = ids[rule.Device] };
        return new
        {
            name = rule.Name,
            mode = "armed",
            when = rule.When(ids),
            then = new[] { new { device, command = "turn_on" } },
            otherwise = new[] { new { device, command = "turn_off" } },
            on_unknown = rule.OnUnknown,
        };
    }

    private static string[] Shelves(JsonElement layout) =>
    [
        .. from row in layout.GetProperty("rows").EnumerateArray()
           from rack in row.GetProperty("racks").EnumerateArray()
           from shelf in rack.GetProperty("shelves").EnumerateArray()
           select Id(shelf),
    ];

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private async Task<DemoAccess> SignInAsync(DemoPlace place, CancellationToken ct)
    {
        var known = file.Read();
        if (known is not null && await TrySignInAsync(known, ct))
        {
            return known with { BaseUrl = place.Gateway, HomeAssistantUrl = place.HomeAssistant, HomeAssistantToken = place.Token, ConnectionString = place.ConnectionString };
        }

        var access = new DemoAccess(
            place.Gateway,
            $"grower-{time.GetUtcNow().ToUnixTimeSeconds()}@example.org",
            RandomNumberGenerator.GetHexString(24, lowercase: true),
            FarmId: null,
            place.HomeAssistant,
            place.Token,
            place.ConnectionString);
        file.Write(access); // Before the account: a password that nobody knows would leave it for nobody.
        await gateway.PostAsync("auth/register", new { email = access.Email, password = access.Password, display_name = "Demo grower" }, ct);
        return await TrySignInAsync(access, ct) ? access : throw new GatewayException(401, "the account that was just made cannot sign in");
    }

    private async Task<bool> TrySignInAsync(DemoAccess access, CancellationToken ct)
    {
        try
        {
            var tokens = await gateway.PostAsync("auth/login", new { email = access.Email, password = access.Password }, ct);
            gateway.SignIn(tokens.GetProperty("access_token").GetString()!);
            return true;
        }
        catch (GatewayException refused) when (refused.Status == 401)
        {
            return false;
        }
    }

    private async Task<JsonElement> FindOrAddAsync(string path, string name, Func<object> body, CancellationToken ct)
    {
        var found = await gateway.GetAsync($"{path}?search={Uri.EscapeDataString(name)}", ct);
        var same = found.GetProperty("items").EnumerateArray().FirstOrDefault(item => item.GetProperty("name").GetString() == name);
        return same.ValueKind == JsonValueKind.Object ? same : await gateway.PostAsync(path, body(), ct);
    }

    private async Task ConnectAsync(string farmId, DemoPlace place, CancellationToken ct)
    {
        var path = $"farms/{farmId}/home-assistant";
        try
        {
            var linked = await gateway.GetAsync(path, ct);
            if (new Uri(linked.GetProperty("url").GetString()!) == place.HomeAssistant)
            {
                return;
            }
        }
        catch (GatewayException missing) when (missing.Status == 404)
        {
            // Not linked yet.
        }

        await gateway.PutAsync(path, new { url = place.HomeAssistant.ToString(), token = place.Token }, ct);

        // Rules that come before the connection would begin with a command that fails.
        var until = time.GetUtcNow() + ConnectTimeout;
        while (!(await gateway.GetAsync(path, ct)).GetProperty("connected").GetBoolean() && time.GetUtcNow() < until)
        {
            await Task.Delay(ConnectPoll, time, ct);
        }
    }
}
