using System.Text.Json;
using VerticalFarm.Simulator;
using VerticalFarm.Testing;

namespace VerticalFarm.EndToEnd.Tests.Kill;

/// <summary>
/// A farm of two actuators that must not stay on, in a house where silos die: they are turned on once, and after that nobody asks for them until
/// they are off. Nothing but their own reminders can find them: no rule looks at them, and the connection to their home is not kept by anybody else.
/// </summary>
internal sealed class Cellar
{
    public const string Valve = "switch.co2_valve";
    public const string Heater = "switch.heater";
    public const int ValveLease = 6;
    public const int HeaterLease = 20; // Longer than a silo is mostly away: its end is found by the reminder, that of the valve when the silo comes back.

    private static readonly TimeSpan HeaterTakes = TimeSpan.FromSeconds(1.5); // so that its commands are in flight for a while
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Farm _grower;
    private readonly string[] _devices;
    private readonly List<string> _acknowledged = [];

    private Cellar(Farm grower, SimulatedRoom home, string[] devices) => (_grower, Home, _devices) = (grower, home, devices);

    public SimulatedRoom Home { get; }

    public bool IsOff => Home.State(Valve)!.State == "off" && Home.State(Heater)!.State == "off";

    public static async Task<Cellar> BuildAsync(MortalHouse house, CancellationToken ct)
    {
        var (farm, home) = await house.AddFarmAsync(ct);
        home.Faults.SetDelay(Heater, HeaterTakes);
        var valve = await Devices.AddAsync(house.Grower, farm, "co2_injector", Valve, new { max_on_seconds = ValveLease }, ct);
        var heater = await Devices.AddAsync(house.Grower, farm, "heater", Heater, new { max_on_seconds = HeaterLease }, ct);
        return new Cellar(house.Grower, home, [valve, heater]);
    }

    /// <summary>As a grower does it: when the cluster that just came back cannot serve yet, once more, under the same key.</summary>
    public async Task TurnOnAsync(CancellationToken ct)
    {
        foreach (var device in _devices)
        {
            var key = Guid.NewGuid().ToString();
            await Eventually.BecomesTrueAsync(
                async () =>
                {
                    using var answer = await _grower.TryPostAsync($"devices/{device}/commands", new { command = "turn_on" }, key, ct);
                    var body = await answer.Content.ReadAsStringAsync(ct);
                    Assert.True(answer.IsSuccessStatusCode, body); // Told, should it be the last. Given again, it may have ended already.
                    _acknowledged.Add(JsonElement.Parse(body).GetProperty("id").GetString()!);
                    return true;
                },
                Patience, "the command is acknowledged", ct);
        }
    }

    /// <summary>What was acknowledged is on record, once, and has ended, and so has what the devices did by themselves.</summary>
    public async Task CommandsHaveEndedAsync(CancellationToken ct)
    {
        var commands = Array.Empty<JsonElement>();
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                commands = [.. (await Task.WhenAll(_devices.Select(device => Devices.CommandsAsync(_grower, device, ct)))).SelectMany(list => list)];
                return commands.All(command => command.GetProperty("ended_at").ValueKind == JsonValueKind.String);
            },
            Patience, "every command has ended", ct);
        Assert.Equal(
            _acknowledged.Order(),
            commands.Where(command => command.GetProperty("source").GetProperty("kind").GetString() == "user").Select(command => command.GetProperty("id").GetString()!).Order());
    }
}
