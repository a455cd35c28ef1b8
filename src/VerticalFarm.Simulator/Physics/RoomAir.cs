namespace VerticalFarm.Simulator.Physics;

/// <summary>Heat, vapour and carbon dioxide of the room's air, its leaves and its structure, over one short step.</summary>
internal static class RoomAir
{
    public const double VolumeCubicMetres = 10;

    private const double AirJoulesPerCubicMetreKelvin = 1.2 * 1_006;
    private const double AirJoulesPerKelvin = VolumeCubicMetres * AirJoulesPerCubicMetreKelvin;
    private const double AirMicromolesPerPpm = VolumeCubicMetres * 41.5;

    /// <summary>Racks, trays, wall panels and floor: two orders of magnitude more inert than the air.</summary>
    private const double StructureJoulesPerKelvin = 400_000;

    private const double StructureToAirWattsPerKelvin = 60;
    private const double WallWattsPerKelvin = 15;

    /// <summary>The intake that always runs: 100 m³/h of fresh air.</summary>
    private const double FreshAirCubicMetresPerSecond = 100.0 / 3_600;

    private const double LatentJoulesPerGram = 2_450;
    private const double MaximumCo2Ppm = 20_000;

    /// <summary>One explicit Euler step; the shortest time constant (the leaves') is 20 s, so steps of up to 1 s are stable.</summary>
    public static RoomState Advance(RoomState state, RoomControls controls, OutsideAir outside, double transpired, double evaporated, double seconds)
    {
        var lamp = Equipment.LampWatts * controls.LampLevel;
        var radiation = Equipment.LampEfficiency * lamp;
        var flow = FreshAirCubicMetresPerSecond + (Equipment.FanCubicMetresPerSecond * controls.FanLevel);
        var mist = Equipment.IsMisting(state, controls) ? Equipment.MistGramsPerSecond : 0;

        var leafToAir = Canopy.HeatExchangeWattsPerKelvin * (state.LeafCelsius - state.AirCelsius);
        var structureToAir = StructureToAirWattsPerKelvin * (state.StructureCelsius - state.AirCelsius);
        var airWatts = lamp - radiation + leafToAir + structureToAir
            + (controls.Heater ? Equipment.HeaterWatts : 0)
            + (mist > 0 ? Equipment.MistSensibleWatts : 0)
            + (Reservoir.HeatExchangeWattsPerKelvin * (state.WaterCelsius - state.AirCelsius))
            + (flow * AirJoulesPerCubicMetreKelvin * (outside.Celsius - state.AirCelsius));
        var leafWatts = (Canopy.AbsorbedShare * radiation) - (LatentJoulesPerGram * transpired) - leafToAir;
        var structureWatts = ((1 - Canopy.AbsorbedShare) * radiation) - structureToAir
            + (WallWattsPerKelvin * (outside.Celsius - state.StructureCelsius));

        var air = state.AirCelsius + (airWatts * seconds / AirJoulesPerKelvin);
        var vapour = state.VapourGramsPerCubicMetre + (seconds / VolumeCubicMetres
            * (transpired + evaporated + mist - (flow * (state.VapourGramsPerCubicMetre - outside.VapourGramsPerCubicMetre))));
        var condensed = Math.Max(0, vapour - Psychrometrics.VapourGramsPerCubicMetre(air, 100));
        structureWatts += condensed * VolumeCubicMetres * LatentJoulesPerGram / seconds;

        return state with
        {
            AirCelsius = air,
            LeafCelsius = state.LeafCelsius + (leafWatts * seconds / Canopy.HeatCapacityJoulesPerKelvin),
            StructureCelsius = state.StructureCelsius + (structureWatts * seconds / StructureJoulesPerKelvin),
            VapourGramsPerCubicMetre = vapour - condensed,
            Co2Ppm = NextCo2(state.Co2Ppm, controls, flow, seconds),
        };
    }

    private static double NextCo2(double ppm, RoomControls controls, double flow, double seconds)
    {
        var uptake = Canopy.Co2UptakeMicromolesPerSecond(Equipment.FullPpfd * controls.LampLevel, ppm);
        var supplied = controls.Co2Valve ? Equipment.Co2MicromolesPerSecond : 0;
        var exchanged = flow / VolumeCubicMetres * (OutsideAir.Co2Ppm - ppm);
        return Math.Clamp(ppm + (seconds * (exchanged + ((supplied - uptake) / AirMicromolesPerPpm))), 0, MaximumCo2Ppm);
    }
}
