using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>
/// The thermostat of the propagator: heat or off, and a target temperature. The propagator is a box of its own and does not move the room.
/// As in the version spoken here its range is not checked by the service.
/// </summary>
internal sealed class ClimateActuator(string entityId, string name) : Actuator(entityId, name, new ActuatorSetting(false, DefaultCelsius))
{
    /// <summary>The modes that <c>set_hvac_mode</c> takes, whatever the entity has; their place in this list is the argument's value.</summary>
    public static readonly string[] AllModes = ["off", "auto", "cool", "dry", "fan_only", "heat_cool", "heat"];

    private const double DefaultCelsius = 22;

    /// <summary>Home Assistant's <c>ClimateEntityFeature.TARGET_TEMPERATURE</c>.</summary>
    private const int TargetTemperature = 1;

    private static readonly string[] Modes = ["heat", "off"];

    public override IReadOnlyDictionary<string, JsonElement> Capabilities => Describe(
        ("hvac_modes", Modes), ("min_temp", 10.0), ("max_temp", 35.0), ("target_temp_step", 0.1), ("supported_features", TargetTemperature));

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Describe(
        ("hvac_modes", Modes),
        ("min_temp", 10.0),
        ("max_temp", 35.0),
        ("target_temp_step", 0.1),
        ("current_temperature", Math.Round(room.AirCelsius, 1)),
        ("temperature", setting.Level),
        ("hvac_action", !setting.On ? "off" : room.AirCelsius < setting.Level ? "heating" : "idle"),
        ("supported_features", TargetTemperature));

    public override ActuatorSetting Next(ActuatorSetting now, string service, IReadOnlyDictionary<string, double> arguments)
    {
        var next = arguments.TryGetValue("temperature", out var celsius) ? now with { Level = celsius } : now;
        return arguments.TryGetValue("hvac_mode", out var mode) ? next with { On = AllModes[(int)mode] != "off" } : base.Next(next, service, arguments);
    }

    public override string Text(ActuatorSetting setting) => setting.On ? "heat" : "off";

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) => controls;
}
