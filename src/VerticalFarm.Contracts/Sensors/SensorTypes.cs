namespace VerticalFarm.Contracts.Sensors;

/// <summary>Units and physical ranges by what a sensor measures.</summary>
public static class SensorTypes
{
    /// <summary>The unit of every value of this type; empty for <see cref="SensorType.Other"/>, whose sensors name their own.</summary>
    public static string UnitOf(SensorType type) => type switch
    {
        SensorType.AirTemperature or SensorType.WaterTemperature or SensorType.LeafTemperature => "°C",
        SensorType.RelativeHumidity or SensorType.WaterLevel or SensorType.SubstrateMoisture => "%",
        SensorType.Co2 => "ppm",
        SensorType.Ppfd => "µmol/m²/s",
        SensorType.Ph => "pH",
        SensorType.Ec => "mS/cm",
        SensorType.Flow => "L/min",
        SensorType.Power => "W",
        SensorType.DissolvedOxygen => "mg/L",
        _ => "",
    };

    /// <summary>The range outside which a value cannot be a measurement, in the type's unit.</summary>
    public static (double Min, double Max) PhysicalRange(SensorType type) => type switch
    {
        SensorType.AirTemperature or SensorType.LeafTemperature => (-40, 85),
        SensorType.WaterTemperature => (-5, 60),
        SensorType.RelativeHumidity or SensorType.WaterLevel or SensorType.SubstrateMoisture => (0, 100),
        SensorType.Co2 => (0, 20_000),
        SensorType.Ppfd => (0, 3_000),
        SensorType.Ph => (0, 14),
        SensorType.Ec => (0, 20),
        SensorType.Flow => (0, 10_000),
        SensorType.Power => (0, 1_000_000),
        SensorType.DissolvedOxygen => (0, 40),
        _ => (double.MinValue, double.MaxValue),
    };
}
