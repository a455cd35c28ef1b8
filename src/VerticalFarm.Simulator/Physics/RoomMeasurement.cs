namespace VerticalFarm.Simulator.Physics;

/// <summary>What the room's sensors show at one moment: noisy, and rounded to the sensor's resolution.</summary>
public sealed record RoomMeasurement
{
    /// <summary>Air temperature, °C, to 0.01.</summary>
    public required double AirCelsius { get; init; }

    /// <summary>Relative humidity, %, to 0.1.</summary>
    public required double RelativeHumidityPercent { get; init; }

    /// <summary>Carbon dioxide, ppm, to 1.</summary>
    public required double Co2Ppm { get; init; }

    /// <summary>Photosynthetic photon flux density at the canopy, µmol/m²/s, to 0.1.</summary>
    public required double Ppfd { get; init; }

    /// <summary>Leaf temperature, °C, to 0.01.</summary>
    public required double LeafCelsius { get; init; }

    /// <summary>Temperature of the solution, °C, to 0.01.</summary>
    public required double WaterCelsius { get; init; }

    /// <summary>pH of the solution, to 0.01.</summary>
    public required double Ph { get; init; }

    /// <summary>Conductivity of the solution, mS/cm, to 0.001.</summary>
    public required double EcMilliSiemensPerCentimetre { get; init; }

    /// <summary>Level of the reservoir, %, to 0.1.</summary>
    public required double LevelPercent { get; init; }

    /// <summary>Electrical power of the room, W, to 0.1.</summary>
    public required double PowerWatts { get; init; }
}
