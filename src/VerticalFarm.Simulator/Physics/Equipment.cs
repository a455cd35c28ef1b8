namespace VerticalFarm.Simulator.Physics;

/// <summary>Ratings of the room's machines.</summary>
internal static class Equipment
{
    public const double LampWatts = 900;

    /// <summary>Share of the lamps' power that leaves them as photosynthetic radiation; the rest warms the air.</summary>
    public const double LampEfficiency = 0.41;

    /// <summary>PPFD at the canopy with the lamps full on, µmol/m²/s: 18 h of it give 18 mol/m²/d, a little over what lettuce asks for.</summary>
    public const double FullPpfd = 280;

    /// <summary>Exhaust fan at full speed: 396 m³/h.</summary>
    public const double FanCubicMetresPerSecond = 0.11;

    public const double HeaterWatts = 750;

    /// <summary>The mist maker boils its water (warm mist): its vapour brings its own latent heat along, and the room is not cooled by it.</summary>
    public const double MistGramsPerSecond = 0.5;

    /// <summary>Power to warm and boil what the mist maker gives off: 2.6 kJ/g.</summary>
    public const double MistWatts = 1_300;

    /// <summary>What the steam's cooling from 100 °C gives to the air.</summary>
    public const double MistSensibleWatts = 73;

    public const double PumpWatts = 35;

    /// <summary>Share of the pump's power that ends in the water.</summary>
    public const double PumpHeatWatts = 10;

    /// <summary>The CO2 valve's flow, some 3 L/min, in µmol/s.</summary>
    public const double Co2MicromolesPerSecond = 2_080;

    private const double FanWatts = 80;
    private const double SmallDeviceWatts = 5;
    private const double StandbyWatts = 25;

    public static bool IsMisting(RoomState state, RoomControls controls) =>
        controls.MistMaker && state.RelativeHumidityPercent < controls.MistTargetPercent;

    /// <summary>Electrical power of the whole room in W; a fan's power grows with the cube of its speed (affinity laws).</summary>
    public static double PowerWatts(RoomState state, RoomControls controls) =>
        StandbyWatts
        + (LampWatts * controls.LampLevel)
        + (FanWatts * Math.Pow(controls.FanLevel, 3))
        + (controls.Heater ? HeaterWatts : 0)
        + (IsMisting(state, controls) ? MistWatts : 0)
        + (controls.IrrigationPump ? PumpWatts : 0)
        + (controls.Co2Valve ? SmallDeviceWatts : 0)
        + (controls.DoserMillilitresPerMinute > 0 ? SmallDeviceWatts : 0);
}
