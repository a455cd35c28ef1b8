using System.Text.Json;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>A farm in which a rule turns a fan on when it has been warm for a while.</summary>
internal sealed class CooledHall
{
    private const string Fan = "fan.exhaust_fan";
    private const string Air = "sensor.grow_room_temperature";
    private const double Limit = 25;

    private static readonly TimeSpan For = TimeSpan.FromSeconds(2);

    // From a sensor to the decision, on a machine that has much else to do.
    private static readonly TimeSpan ReadingsTravelAtMost = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FanTakes = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Farm _grower;
    private readonly SimulatedRoom _home;
    private readonly string _fan;
    private readonly string _sensor;
    private readonly string _rule;

    private CooledHall(Farm grower, SimulatedRoom home, string fan, string sensor, string rule) =>
        (_grower, _home, _fan, _sensor, _rule) = (grower, home, fan, sensor, rule);

    public static async Task<CooledHall> BuildAsync(MortalHouse house, CancellationToken ct)
    {
        var (farm, home) = await house.AddFarmAsync(ct);
        home.Faults.SetDelay(Fan, FanTakes);
        var grower = house.Grower;
        var fan = await Devices.AddAsync(grower, farm, "fan", Fan, new { }, ct);
        var sensor = Id(await grower.PostAsync($"farms/{farm}/sensors", new { name = "Air", type = "air_temperature", entity_id = Air, expected_interval_seconds = 3600 }, ct));
        var rule = Id(await grower.PostAsync(
            $"farms/{farm}/rules",
            new
            {
                name = "Cool",
                mode = "armed",
                when = new { sensor = new { id = sensor }, @is = "above", value = Limit },
                for_seconds = For.TotalSeconds,
                then = new[] { new { device = new { id = fan }, command = "turn_on" } },
                otherwise = new[] { new { device = new { id = fan }, command = "turn_off" } },
            },
            ct));
        return new CooledHall(grower, home, fan, sensor, rule);
    }

    /// <summary>It becomes warm or cool.</summary>
    public async Task BecomesAsync(bool warm, CancellationToken ct)
    {
        await Devices.IsOnlineAsync(_grower, _fan, ct);
        _home.Report(Air, warm ? Limit + 5 : Limit - 5);
    }

    public Task FanRunsAsync(CancellationToken ct) =>
        Eventually.BecomesTrueAsync(() => _home.State(Fan)!.State == "on", Patience, "the fan runs", ct);

    /// <summary>None of the rule's decisions is missing or there twice, each follows from the one before, and each firing waited for its time.</summary>
    public async Task DecisionsAreWholeAsync(CancellationToken ct)
    {
        var decisions = (await _grower.ItemsAsync($"rules/{_rule}/decisions?limit=100", ct)).Reverse().ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"{decisions.Length} decisions");
        Assert.Equal(Enumerable.Range(1, decisions.Length), decisions.Select(decision => decision.GetProperty("sequence").GetInt32()));
        Assert.All(decisions.Zip(decisions.Skip(1)), pair => Assert.Equal(Text(pair.First, "outcome"), Text(pair.Second, "previous")));
        Assert.All(decisions, decision => Assert.NotEqual(Text(decision, "previous"), Text(decision, "outcome")));
        Assert.Equal("true", Text(decisions[^1], "outcome"));
        Assert.Contains(decisions[^1].GetProperty("actions").EnumerateArray(), action => Text(action, "disposition") is "commanded" or "already_so");
        var carriedOut = decisions.SelectMany(decision => decision.GetProperty("actions").EnumerateArray())
            .Select(action => action.GetProperty("command_id")).Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()).ToArray();
        Assert.Equal(carriedOut.Distinct(), carriedOut);
        WaitedFor(decisions, await SpellsAsync(ct));
    }

    // Told from what was stored of the sensor; what was under way when the rule fired may have come too late for it.
    private static void WaitedFor(JsonElement[] decisions, List<(DateTimeOffset From, DateTimeOffset To)> warm)
    {
        foreach (var at in decisions.Where(decision => Text(decision, "outcome") == "true").Select(decision => decision.GetProperty("at").GetDateTimeOffset()))
        {
            Assert.True(
                warm.Any(spell => spell.From + For <= at && at < spell.To + ReadingsTravelAtMost),
                $"The rule fired at {at:HH:mm:ss.fff}; it was warm {string.Join(", ", warm.Select(spell => $"{spell.From:HH:mm:ss.fff}-{spell.To:HH:mm:ss.fff}"))}");
        }
    }

    private async Task<List<(DateTimeOffset From, DateTimeOffset To)>> SpellsAsync(CancellationToken ct)
    {
        var from = Farm.Text(TimeProvider.System.GetUtcNow().AddHours(-1));
        var readings = await _grower.ItemsAsync($"sensors/{_sensor}/readings?from={from}&resolution=raw&limit=10000", ct);
        var spells = new List<(DateTimeOffset From, DateTimeOffset To)>();
        DateTimeOffset? since = null;
        foreach (var (at, isWarm) in readings.Select(reading => (reading.GetProperty("ts").GetDateTimeOffset(), reading.GetProperty("value").GetDouble() > Limit)))
        {
            if (isWarm)
            {
                since ??= at;
            }
            else if (since is { } begun)
            {
                spells.Add((begun, at));
                since = null;
            }
        }

        return since is { } last ? [.. spells, (last, DateTimeOffset.MaxValue.AddDays(-1))] : spells;
    }

    private static string Id(JsonElement made) => Text(made, "id");

    private static string Text(JsonElement thing, string field) => thing.GetProperty(field).GetString()!;
}
