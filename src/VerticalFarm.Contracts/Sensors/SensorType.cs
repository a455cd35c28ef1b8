using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Sensors;

/// <summary>What a sensor measures.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<SensorType>))]
public enum SensorType
{
    /// <summary>Temperature of the air, °C.</summary>
    AirTemperature,

    /// <summary>Relative humidity of the air, %.</summary>
    RelativeHumidity,

    /// <summary>Carbon dioxide in the air, ppm.</summary>
    Co2,

    /// <summary>Photosynthetic photon flux density, µmol/m²/s.</summary>
    Ppfd,

    /// <summary>Acidity of the nutrient solution, pH.</summary>
    Ph,

    /// <summary>Electrical conductivity of the nutrient solution, mS/cm.</summary>
    Ec,

    /// <summary>Temperature of the nutrient solution, °C.</summary>
    WaterTemperature,

    /// <summary>How full a tank is, %.</summary>
    WaterLevel,

    /// <summary>Flow of the nutrient solution, L/min.</summary>
    Flow,

    /// <summary>Electrical power, W.</summary>
    Power,

    /// <summary>Temperature of a leaf, °C.</summary>
    LeafTemperature,

    /// <summary>Moisture of the substrate, %.</summary>
    SubstrateMoisture,

    /// <summary>Oxygen dissolved in the nutrient solution, mg/L.</summary>
    DissolvedOxygen,

    /// <summary>Anything else, in the sensor's own unit.</summary>
    Other,
}
