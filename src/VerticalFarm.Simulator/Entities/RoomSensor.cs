using System.Globalization;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Entities;

/// <summary>A sensor of the room as Home Assistant shows it.</summary>
public sealed class RoomSensor
{
    private RoomSensor(string entityId, string name, string? unit, string? deviceClass, int decimals, Func<RoomMeasurement, double> read)
    {
        EntityId = entityId;
        Name = name;
        Unit = unit;
        DeviceClass = deviceClass;
        Decimals = decimals;
        Read = read;
    }

    /// <summary>All sensors of the room.</summary>
    public static IReadOnlyList<RoomSensor> All { get; } =
    [
        new("sensor.grow_room_temperature", "Grow room temperature", "°C", "temperature", 2, room => room.AirCelsius),
        new("sensor.grow_room_humidity", "Grow room humidity", "%", "humidity", 1, room => room.RelativeHumidityPercent),
        new("sensor.grow_room_co2", "Grow room CO2", "ppm", "carbon_dioxide", 0, room => room.Co2Ppm),
        new("sensor.grow_room_ppfd", "Grow room PPFD", "µmol/m²/s", null, 1, room => room.Ppfd),
        new("sensor.grow_room_leaf_temperature", "Grow room leaf temperature", "°C", "temperature", 2, room => room.LeafCelsius),
        new("sensor.reservoir_temperature", "Reservoir temperature", "°C", "temperature", 2, room => room.WaterCelsius),
        new("sensor.reservoir_ph", "Reservoir pH", null, "ph", 2, room => room.Ph),
        new("sensor.reservoir_ec", "Reservoir EC", "mS/cm", null, 3, room => room.EcMilliSiemensPerCentimetre),
        new("sensor.reservoir_level", "Reservoir level", "%", null, 1, room => room.LevelPercent),
        new("sensor.grow_room_power", "Grow room power", "W", "power", 1, room => room.PowerWatts),
    ];

    /// <summary>Entity id, such as <c>sensor.grow_room_temperature</c>.</summary>
    public string EntityId { get; }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>Unit of measurement; null for pH, which has none.</summary>
    public string? Unit { get; }

    /// <summary>Home Assistant's device class; null where it has no fitting one.</summary>
    public string? DeviceClass { get; }

    internal int Decimals { get; }

    internal Func<RoomMeasurement, double> Read { get; }

    /// <summary>The lowest value that it has in a storm of events, from which five hundred steps up are still plausible.</summary>
    internal double StormBase => EntityId switch
    {
        "sensor.reservoir_ph" => 5,
        "sensor.reservoir_ec" => 1,
        "sensor.grow_room_co2" => 400,
        _ => 20,
    };

    internal IReadOnlyDictionary<string, System.Text.Json.JsonElement> Attributes => AttributeMap.Of(
        ("state_class", "measurement"),
        ("unit_of_measurement", (object?)Unit ?? AttributeMap.Absent),
        ("device_class", (object?)DeviceClass ?? AttributeMap.Absent),
        ("friendly_name", Name));

    internal string Format(double value) => value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
