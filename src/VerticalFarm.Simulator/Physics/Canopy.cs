namespace VerticalFarm.Simulator.Physics;

/// <summary>What the plants take and give: water by light and vapour deficit, carbon dioxide by light and concentration.</summary>
internal static class Canopy
{
    public const double AreaSquareMetres = 6;

    /// <summary>Share of the photosynthetic radiation that leaves absorb; the rest falls on the structure.</summary>
    public const double AbsorbedShare = 0.75;

    /// <summary>Leaf boundary layer, both sides: 10 W/(m² K) each.</summary>
    public const double HeatExchangeWattsPerKelvin = 2 * AreaSquareMetres * 10;

    /// <summary>Some 0.6 kg of water in the leaves: a time constant of 20 s.</summary>
    public const double HeatCapacityJoulesPerKelvin = 2_400;

    private const double ConductanceDark = 0.0015;
    private const double ConductanceLit = 0.011;
    private const double WiltBelowLitres = 3;
    private const double MaximumUptake = 25;
    private const double HalfSaturationPpfd = 200;
    private const double HalfSaturationPpm = 250;
    private const double DarkRespiration = 0.8;

    /// <summary>Transpiration in g/s: stomata open with light, vapour leaves with the leaf's deficit (kPa), a dry reservoir wilts the plants.</summary>
    public static double TranspirationGramsPerSecond(double lampLevel, double leafDeficitKilopascal, double waterLitres)
    {
        var wilting = Math.Clamp(waterLitres / WiltBelowLitres, 0, 1);
        return AreaSquareMetres * (ConductanceDark + (ConductanceLit * lampLevel)) * leafDeficitKilopascal * wilting;
    }

    /// <summary>Net uptake of carbon dioxide in µmol/s (two saturating responses); negative in the dark, when plants breathe out.</summary>
    public static double Co2UptakeMicromolesPerSecond(double ppfd, double co2Ppm) =>
        AreaSquareMetres * ((MaximumUptake * ppfd / (ppfd + HalfSaturationPpfd) * co2Ppm / (co2Ppm + HalfSaturationPpm)) - DarkRespiration);
}
