using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>A lamp that is on or off and nothing between; too weak for the plants to notice.</summary>
internal sealed class PlainLightActuator(string entityId, string name) : Actuator(entityId, name, new ActuatorSetting(false, 0))
{
    private static readonly string[] ColorModes = ["onoff"];

    public override IReadOnlyDictionary<string, JsonElement> Capabilities => Describe(("supported_color_modes", ColorModes), ("supported_features", 0));

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Describe(
        ("supported_color_modes", ColorModes), ("color_mode", setting.On ? "onoff" : null), ("supported_features", 0));

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) => controls;
}
