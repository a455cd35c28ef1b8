namespace VerticalFarm.Simulator.Demo;

/// <summary>What the demo farm consists of: the virtual room's sensors and actuators, and four rules that keep lettuce happy.</summary>
internal static class DemoFarm
{
    public const string Name = "Demo farm";

    /// <summary>The room, 4.8 by 3 metres: two rows of four racks.</summary>
    public static object Profile { get; } = new
    {
        name = Name,
        location = "Brussels",
        width = 4.8,
        depth = 3.0,
        timezone = "Europe/Brussels",
        latitude = 50.85,
        longitude = 4.35,
    };

    /// <summary>Where a reading of <see cref="Climate"/> rules is looked at: every few seconds. The reservoir changes slowly, and rounding hides it for longer.</summary>
    private const int Climate = 10;
    private const int Reservoir = 120;

    // It is dark for hours, and Home Assistant tells of changes only.
    private const int Light = 3600;

    public static IReadOnlyList<DemoSensor> Sensors { get; } =
    [
        new("Air temperature", "air_temperature", "sensor.grow_room_temperature", Climate, new { critical_low = 15, low = 20, high = 25, critical_high = 30, hysteresis = 0.3 }),
        new("Relative humidity", "relative_humidity", "sensor.grow_room_humidity", Climate, new { critical_low = 40, low = 55, high = 75, critical_high = 85, hysteresis = 2 }),
        new("CO2", "co2", "sensor.grow_room_co2", Climate, new { low = 350, high = 1500, critical_high = 5000, hysteresis = 50 }),
        new("Light at the canopy", "ppfd", "sensor.grow_room_ppfd", Light, null),
        new("Leaf temperature", "leaf_temperature", "sensor.grow_room_leaf_temperature", Climate, new { low = 17, high = 27, hysteresis = 0.3 }),
        new("Nutrient pH", "ph", "sensor.reservoir_ph", Reservoir, new { critical_low = 4.5, low = 5.5, high = 6.5, critical_high = 7.5, hysteresis = 0.1 }),
        new("Nutrient EC", "ec", "sensor.reservoir_ec", Reservoir, new { low = 1.2, high = 2.0, hysteresis = 0.05 }),
        new("Reservoir level", "water_level", "sensor.reservoir_level", Reservoir, new { critical_low = 10, low = 25, hysteresis = 2 }),
    ];

    public static IReadOnlyList<DemoDevice> Devices { get; } =
    [
        new("Grow lamps", "light", "light.grow_lamps", new { fail_safe = "hold" }),
        new("Exhaust fan", "fan", "fan.exhaust_fan", new { min_on_seconds = 5, min_off_seconds = 5 }),
        new("Heater", "heater", "switch.heater", new { max_on_seconds = 3600, min_on_seconds = 5, min_off_seconds = 5 }),
        new("Mist maker", "humidifier", "humidifier.mist_maker", new { max_on_seconds = 1800, min_off_seconds = 5 }),
        new("Irrigation pump", "pump", "switch.irrigation_pump", new { fail_safe = "hold" }),
        new("CO2 valve", "co2_injector", "switch.co2_valve", new { max_on_seconds = 300 }),
    ];

    public static IReadOnlyList<DemoRule> Rules { get; } =
    [
        new("Heat below 21 °C", ids => Threshold(ids["Air temperature"], "below", 21.0, 0.5), "Heater", "false"),
        new("Cool above 24 °C", ids => Threshold(ids["Air temperature"], "above", 24.0, 0.4), "Exhaust fan", "hold"),
        new("Humidify below 60 %", ids => Threshold(ids["Relative humidity"], "below", 60, 3), "Mist maker", "false"),
        new("Photoperiod 05:00 to 23:00", _ => new { time = new { from = "05:00", to = "23:00" } }, "Grow lamps", "hold"),
    ];

    private static object Threshold(string sensor, string side, double value, double hysteresis) =>
        new { sensor = new { id = sensor }, @is = side, value, hysteresis };
}

/// <summary>A sensor of the demo farm.</summary>
internal sealed record DemoSensor(string Name, string Type, string EntityId, int IntervalSeconds, object? Thresholds);

/// <summary>A device of the demo farm.</summary>
internal sealed record DemoDevice(string Name, string Type, string EntityId, object Safety);

/// <summary>A rule of the demo farm: while its condition holds the device is on, and else off.</summary>
internal sealed record DemoRule(string Name, Func<IReadOnlyDictionary<string, string>, object> When, string Device, string OnUnknown);
