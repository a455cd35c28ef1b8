using System.Text.Json;

namespace VerticalFarm.Simulator.Tests.Protocol.Recordings;

/// <summary>Where the exchanges with a real Home Assistant are kept.</summary>
internal static class RecordingFolder
{
    /// <summary>Names of entities and domains that the recorded home and the simulated room do not share; an id comes before the domain that it begins with.</summary>
    private static readonly (string Recorded, string Simulated)[] Names =
    [
        ("input_number.zone1_ph", "number.nutrient_doser"),
        ("input_boolean.door_open", "switch.heater"),
        ("input_boolean.pump_a", "switch.heater"),
        ("input_boolean.pump_b", "switch.co2_valve"),
        ("light.grow_light_zone1", "light.grow_lamps"),
        ("light.kitchen_lights", "light.grow_lamps"),
        ("humidifier.zone_1_humidifier", "humidifier.mist_maker"),
        ("fan.living_room_fan", "fan.exhaust_fan"),
        ("climate.zone_1_climate", "climate.propagator"),
        ("sensor.zone_1_ph", "sensor.reservoir_ph"),
        ("sensor.zone_1_temperature", "sensor.grow_room_temperature"),
        ("SENSOR.Zone_1_Temperature", "SENSOR.Grow_Room_Temperature"),
        ("switch.farmsim_ok", "switch.co2_valve"),
        ("switch.farmsim_flaky", "switch.co2_valve"),
        ("switch.farmsim_slow", "switch.heater"),
        ("switch.farmsim_late", "switch.heater"),
        ("switch.farmsim_stuck", "switch.heater"),
        ("input_boolean", "switch"),
        ("input_number", "number"),
    ];

    /// <summary>Reads a recording, with its entities renamed to the room's.</summary>
    /// <param name="kind"><c>rest</c> or <c>ws</c>.</param>
    /// <param name="name">File name without its extension.</param>
    public static JsonElement Read(string kind, string name)
    {
        var text = File.ReadAllText(Path.Combine(Root(), "tests", "recordings", "home-assistant", kind, name + ".json"));
        return JsonElement.Parse(Names.Aggregate(text, (renamed, pair) => renamed.Replace(pair.Recorded, pair.Simulated, StringComparison.Ordinal)));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VerticalFarm.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below the repository.");
        }

        return folder.FullName;
    }
}
