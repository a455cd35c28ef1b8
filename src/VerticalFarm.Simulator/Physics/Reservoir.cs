namespace VerticalFarm.Simulator.Physics;

/// <summary>The nutrient solution: what plants, air, doser and float valve do to its volume, salts, pH and temperature.</summary>
internal static class Reservoir
{
    public const double CapacityLitres = 60;

    /// <summary>Heat exchange between solution and air.</summary>
    public const double HeatExchangeWattsPerKelvin = 10;

    private const double RefillBelowLitres = 24;
    private const double RefillUntilLitres = 54;
    private const double RefillLitresPerSecond = 0.05;
    private const double TapEc = 0.3;
    private const double TapPh = 7.4;
    private const double TapCelsius = 14;

    /// <summary>A little is always left under the pump's inlet; it keeps concentrations finite.</summary>
    private const double MinimumLitres = 1;

    private const double WaterJoulesPerLitreKelvin = 4_186;
    private const double EvaporationStill = 0.002;
    private const double EvaporationFlowing = 0.006;

    /// <summary>Salts that leave with each litre of uptake, mS/cm x L.</summary>
    private const double UptakeEc = 1.1;

    /// <summary>Salts in a millilitre of concentrate, mS/cm x L.</summary>
    private const double ConcentrateSalts = 0.14;

    private const double MaximumEc = 20;
    private const double PhPerUptakeLitre = 0.04;
    private const double PhPerConcentrateMillilitre = 0.005;
    private const double LowestPh = 3.5;
    private const double HighestPh = 8.5;

    /// <summary>How much of a mixture's pH follows the tap water: the solution is buffered.</summary>
    private const double TapPhWeight = 0.15;

    /// <summary>Evaporation in g/s from the surface; more when water runs over the racks.</summary>
    public static double EvaporationGramsPerSecond(RoomState state, bool flowing) =>
        (flowing ? EvaporationFlowing : EvaporationStill)
        * Psychrometrics.LeafVapourPressureDeficitKilopascal(state.WaterCelsius, state.AirCelsius, state.VapourGramsPerCubicMetre);

    public static RoomState Advance(RoomState state, RoomControls controls, double transpired, double evaporated, double seconds)
    {
        var uptakeLitres = transpired * seconds / 1_000;
        var dosedMillilitres = controls.DoserMillilitresPerMinute / 60 * seconds;
        var refilling = state.Refilling ? state.WaterLitres < RefillUntilLitres : state.WaterLitres < RefillBelowLitres;
        var tapLitres = refilling ? RefillLitresPerSecond * seconds : 0;

        var litres = Math.Clamp(
            state.WaterLitres - uptakeLitres - (evaporated * seconds / 1_000) + tapLitres + (dosedMillilitres / 1_000), MinimumLitres, CapacityLitres);
        var salts = state.Salts - (uptakeLitres * Math.Min(UptakeEc, state.EcMilliSiemensPerCentimetre))
            + (tapLitres * TapEc) + (dosedMillilitres * ConcentrateSalts);
        var heat = (controls.IrrigationPump ? Equipment.PumpHeatWatts : 0) + (HeatExchangeWattsPerKelvin * (state.AirCelsius - state.WaterCelsius));
        var mixed = tapLitres / litres * (TapCelsius - state.WaterCelsius);

        return state with
        {
            Refilling = refilling,
            WaterLitres = litres,
            Salts = Math.Clamp(salts, 0, MaximumEc * litres),
            Ph = NextPh(state.Ph, uptakeLitres, dosedMillilitres, tapLitres / litres),
            WaterCelsius = state.WaterCelsius + (heat * seconds / (WaterJoulesPerLitreKelvin * litres)) + mixed,
        };
    }

    /// <summary>Uptake of nitrate raises pH, the acidic concentrate lowers it, both ever less towards the ends of the scale.</summary>
    private static double NextPh(double ph, double uptakeLitres, double dosedMillilitres, double tapShare)
    {
        var up = PhPerUptakeLitre * uptakeLitres * (HighestPh - ph) / (HighestPh - 6);
        var down = PhPerConcentrateMillilitre * dosedMillilitres * (ph - LowestPh) / (6 - LowestPh);
        return Math.Clamp(ph + up - down + (TapPhWeight * tapShare * (TapPh - ph)), LowestPh, HighestPh);
    }
}
