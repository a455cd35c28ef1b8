using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>A cover or a valve with a position: 0 is closed, 100 is open. None of them moves the room.</summary>
internal sealed class OpeningActuator(string entityId, string name, string deviceClass) : Actuator(entityId, name, new ActuatorSetting(false, 0))
{
    /// <summary>Home Assistant's OPEN, CLOSE, SET_POSITION and STOP of covers and valves.</summary>
    private const int Features = 15;

    public override IReadOnlyDictionary<string, JsonElement> Capabilities => Describe(("device_class", deviceClass), ("supported_features", Features));

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Describe(
        ("current_position", (int)setting.Level), ("device_class", deviceClass), ("supported_features", Features));

    public override ActuatorSetting Next(ActuatorSetting now, string service, IReadOnlyDictionary<string, double> arguments) => service switch
    {
        "open_cover" or "open_valve" => At(100),
        "close_cover" or "close_valve" => At(0),
        "set_cover_position" or "set_valve_position" => At(arguments["position"]),
        "toggle" => At(now.On ? 0 : 100),
        _ => now,
    };

    public override string Text(ActuatorSetting setting) => setting.On ? "open" : "closed";

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) => controls;

    private static ActuatorSetting At(double position) => new(position > 0, position);
}
