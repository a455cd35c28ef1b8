namespace VerticalFarm.Simulator.Actuators;

/// <summary>The actuators of the room.</summary>
internal static class RoomActuators
{
    public static IReadOnlyList<Actuator> All { get; } =
    [
        new LightActuator("light.grow_lamps", "Grow lamps"),
        new FanActuator("fan.exhaust_fan", "Exhaust fan"),
        new SwitchActuator("switch.heater", "Heater", false, (controls, on) => controls with { Heater = on }),
        new HumidifierActuator("humidifier.mist_maker", "Mist maker"),
        new SwitchActuator("switch.irrigation_pump", "Irrigation pump", true, (controls, on) => controls with { IrrigationPump = on }),
        new SwitchActuator("switch.co2_valve", "CO2 valve", false, (controls, on) => controls with { Co2Valve = on }),
        new NumberActuator("number.nutrient_doser", "Nutrient doser", "mL/min", 0, 50, 0.5,
            (controls, rate) => controls with { DoserMillilitresPerMinute = rate }),
        new PlainLightActuator("light.work_light", "Work light"),
        new ClimateActuator("climate.propagator", "Propagator"),
        new OpeningActuator("cover.roof_vent", "Roof vent", "damper"),
        new OpeningActuator("valve.rinse_water", "Rinse water", "water"),
    ];

    public static Actuator? Find(string entityId) => All.FirstOrDefault(actuator => actuator.EntityId == entityId);
}
