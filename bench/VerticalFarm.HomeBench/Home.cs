using System.Text.Json;
using VerticalFarm.Simulator;

namespace VerticalFarm.HomeBench;

/// <summary>A farm with its virtual Home Assistant.</summary>
internal sealed class Home(Gateway gateway, SimulatedRoom room, string farm)
{
    public const string Token = "a token of the bench";

    /// <summary>The actuators of a virtual farm, each as a device of some type.</summary>
    public static readonly (string Entity, string Type)[] Actuators =
    [
        ("light.grow_lamps", "light"), ("fan.exhaust_fan", "fan"), ("switch.heater", "heater"), ("humidifier.mist_maker", "humidifier"),
        ("switch.irrigation_pump", "pump"), ("number.nutrient_doser", "doser"), ("climate.propagator", "heater"), ("cover.roof_vent", "vent"), ("valve.rinse_water", "valve"),
    ];

    /// <summary>Its sensors.</summary>
    public static readonly (string Entity, string Type)[] Sensors =
    [
        ("sensor.grow_room_temperature", "air_temperature"), ("sensor.grow_room_humidity", "relative_humidity"), ("sensor.grow_room_co2", "co2"), ("sensor.reservoir_ph", "ph"),
        ("sensor.reservoir_ec", "ec"), ("sensor.reservoir_level", "water_level"), ("sensor.grow_room_ppfd", "ppfd"), ("sensor.grow_room_power", "power"),
    ];

    public SimulatedRoom Room => room;

    public string Farm => farm;

    /// <summary>The devices by the entity that they move.</summary>
    public Dictionary<string, string> Devices { get; } = [];

    public static async Task<Home> MakeAsync(Gateway gateway, SimulatedRoom room, int number, int actuators, int sensors)
    {
        var farm = (await gateway.PostAsync("farms", new { name = $"Hall {number}" })).GetProperty("id").GetString()!;
        var home = new Home(gateway, room, farm);
        foreach (var (entity, type) in Actuators.Take(actuators))
        {
            // Nothing ends by itself here, so that what is wanted stays wanted.
            var device = new { name = entity, type, entity_id = entity };
            home.Devices[entity] = (await gateway.PostAsync($"farms/{farm}/devices", device)).GetProperty("id").GetString()!;
        }

        foreach (var (entity, type) in Sensors.Take(sensors))
        {
            await gateway.PostAsync($"farms/{farm}/sensors", new { name = entity, type, entity_id = entity });
        }

        return home;
    }

    /// <summary>Gives the farm address and token; the connection comes in its own time.</summary>
    public Task ConnectAsync() => gateway.PutAsync($"farms/{farm}/home-assistant", new { url = room.Url.ToString(), token = Token });

    public Task<JsonElement> ConnectionAsync() => gateway.GetAsync($"farms/{farm}/home-assistant");

    public async Task<bool> IsConnectedAsync() => (await ConnectionAsync()).GetProperty("connected").GetBoolean();

    /// <summary>What is not as it is wanted, in words; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var differences = new List<string>();
        if (!await IsConnectedAsync() || room.WebSocketCount != 1)
        {
            differences.Add($"{farm}: {room.WebSocketCount} connections");
        }

        foreach (var device in await gateway.ItemsAsync($"farms/{farm}/devices"))
        {
            var entity = device.GetProperty("entity_id").GetString()!;
            if (device.GetProperty("availability").GetString() != "online")
            {
                differences.Add($"{farm} {entity}: {device.GetProperty("availability")}");
            }
            else if (Comparison.Difference(device) is { } difference)
            {
                differences.Add($"{farm} {entity}: {difference}");
            }
        }

        return differences;
    }
}
