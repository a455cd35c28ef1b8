using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Devices;

/// <summary>What kind of actuator a device is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DeviceType>))]
public enum DeviceType
{
    /// <summary>Grow lamp.</summary>
    Light,

    /// <summary>Circulation pump.</summary>
    Pump,

    /// <summary>Fan.</summary>
    Fan,

    /// <summary>Heater.</summary>
    Heater,

    /// <summary>Cooler.</summary>
    Cooler,

    /// <summary>Humidifier.</summary>
    Humidifier,

    /// <summary>Dehumidifier.</summary>
    Dehumidifier,

    /// <summary>Valve of water or nutrient solution.</summary>
    Valve,

    /// <summary>Carbon dioxide valve.</summary>
    Co2Injector,

    /// <summary>Pump that doses nutrients or acid.</summary>
    Doser,

    /// <summary>Vent or screen.</summary>
    Vent,

    /// <summary>Anything else.</summary>
    Other,
}
