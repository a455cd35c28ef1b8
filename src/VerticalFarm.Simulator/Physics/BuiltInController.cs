namespace VerticalFarm.Simulator.Physics;

/// <summary>The farm's default rules in a few lines, so that a room can be run without a farm around it.</summary>
internal static class BuiltInController
{
    /// <summary>What the controls should be now; inside a hysteresis they stay what they were.</summary>
    public static RoomControls Decide(DateTimeOffset localTime, RoomState state, RoomControls now) => now with
    {
        LampLevel = Photoperiod.IsLit(localTime) ? 1 : 0,
        FanLevel = Above(state.AirCelsius, 24.0, 0.4, now.FanLevel > 0) ? 1 : 0,
        Heater = Below(state.AirCelsius, 21.0, 0.5, now.Heater),
        MistMaker = Below(state.RelativeHumidityPercent, 60, 3, now.MistMaker),
        DoserMillilitresPerMinute = Below(state.EcMilliSiemensPerCentimetre, 1.45, 0.1, now.DoserMillilitresPerMinute > 0) ? 5 : 0,
    };

    private static bool Above(double value, double threshold, double hysteresis, bool wasOn) => value > (wasOn ? threshold - hysteresis : threshold);

    private static bool Below(double value, double threshold, double hysteresis, bool wasOn) => value < (wasOn ? threshold + hysteresis : threshold);
}
