namespace VerticalFarm.Simulator.Physics;

/// <summary>All that the room remembers from one moment to the next.</summary>
public sealed record RoomState
{
    private static readonly RoomState LitStart = new()
    {
        AirCelsius = 23.9,
        StructureCelsius = 23.6,
        LeafCelsius = 24.2,
        VapourGramsPerCubicMetre = Psychrometrics.VapourGramsPerCubicMetre(23.9, 61),
        Co2Ppm = 400,
        WaterCelsius = 22.5,
        WaterLitres = 48,
        Ph = 6.0,
        Salts = 48 * 1.5,
    };

    private static readonly RoomState DarkStart = LitStart with
    {
        AirCelsius = 21.1,
        StructureCelsius = 20.5,
        LeafCelsius = 21.1,
        WaterCelsius = 22,
        VapourGramsPerCubicMetre = Psychrometrics.VapourGramsPerCubicMetre(21.1, 62),
    };

    /// <summary>
    /// A planted room that has been looked after until now: by day just under the point at which the default cooling rule starts the fan,
    /// by night just above the one at which the heating rule starts the heater.
    /// </summary>
    /// <param name="localTime">The room's local time.</param>
    public static RoomState StartAt(DateTimeOffset localTime) => Photoperiod.IsLit(localTime) ? LitStart : DarkStart;

    /// <summary>Temperature of the air, °C.</summary>
    public required double AirCelsius { get; init; }

    /// <summary>Temperature of walls, racks and floor, °C.</summary>
    public required double StructureCelsius { get; init; }

    /// <summary>Temperature of the canopy's leaves, °C.</summary>
    public required double LeafCelsius { get; init; }

    /// <summary>Water vapour in the air, g/m³.</summary>
    public required double VapourGramsPerCubicMetre { get; init; }

    /// <summary>Carbon dioxide in the air, ppm.</summary>
    public required double Co2Ppm { get; init; }

    /// <summary>Temperature of the nutrient solution, °C.</summary>
    public required double WaterCelsius { get; init; }

    /// <summary>Nutrient solution in the reservoir, litres.</summary>
    public required double WaterLitres { get; init; }

    /// <summary>pH of the solution.</summary>
    public required double Ph { get; init; }

    /// <summary>Dissolved salts, as conductivity times volume: mS/cm x L.</summary>
    public required double Salts { get; init; }

    /// <summary>Whether the float valve lets tap water in.</summary>
    public bool Refilling { get; init; }

    /// <summary>Relative humidity of the air, percent.</summary>
    public double RelativeHumidityPercent => Psychrometrics.RelativeHumidityPercent(AirCelsius, VapourGramsPerCubicMetre);

    /// <summary>Electrical conductivity of the solution, mS/cm.</summary>
    public double EcMilliSiemensPerCentimetre => Salts / WaterLitres;

    /// <summary>How full the reservoir is, percent.</summary>
    public double LevelPercent => 100 * WaterLitres / Reservoir.CapacityLitres;
}
