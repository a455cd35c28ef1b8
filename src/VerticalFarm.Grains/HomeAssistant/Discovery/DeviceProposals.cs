using VerticalFarm.Contracts.Devices;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What kind of actuator an entity is.</summary>
internal static class DeviceProposals
{
    /// <summary>Whether entities of a domain can be commanded.</summary>
    public static bool Commands(string domain) =>
        domain is "light" or "switch" or "fan" or "climate" or "humidifier" or "number" or "valve" or "cover" or "input_boolean" or "input_number";

    /// <summary>What kind it is; null when entities of its domain cannot be commanded.</summary>
    public static DeviceType? TypeOf(EntityState entity) => entity.Domain switch
    {
        "light" => DeviceType.Light,
        "fan" => DeviceType.Fan,
        "cover" => DeviceType.Vent,
        "humidifier" => entity.DeviceClass == "dehumidifier" ? DeviceType.Dehumidifier : DeviceType.Humidifier,
        "climate" => Climate(entity),
        "valve" => entity.Mentions("co2") ? DeviceType.Co2Injector : DeviceType.Valve,
        var domain when Commands(domain) => ByName(entity),
        _ => null,
    };

    private static DeviceType Climate(EntityState entity) => (entity.Lists("hvac_modes", "heat"), entity.Lists("hvac_modes", "cool")) switch
    {
        (true, false) => DeviceType.Heater,
        (false, true) => DeviceType.Cooler,
        _ => DeviceType.Other,
    };

    // Relays and numbers say nothing of what hangs on them; people do. The narrower words come first.
    private static DeviceType ByName(EntityState entity) =>
        entity.Mentions("co2", "carbon") ? DeviceType.Co2Injector
        : entity.Mentions("dehumid") ? DeviceType.Dehumidifier
        : entity.Mentions("humid", "mist", "fogger") ? DeviceType.Humidifier
        : entity.Mentions("dos") ? DeviceType.Doser
        : entity.Mentions("pump") ? DeviceType.Pump
        : entity.Mentions("valve", "solenoid", "irrigation") ? DeviceType.Valve
        : entity.Mentions("heat") ? DeviceType.Heater
        : entity.Mentions("cool", "chill") ? DeviceType.Cooler
        : entity.Mentions("fan") ? DeviceType.Fan
        : entity.Mentions("vent", "screen") ? DeviceType.Vent
        : entity.Mentions("light", "lamp") ? DeviceType.Light
        : DeviceType.Other;
}
