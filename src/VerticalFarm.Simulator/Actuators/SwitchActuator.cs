using System.Text.Json;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Actuators;

/// <summary>A relay.</summary>
internal sealed class SwitchActuator(string entityId, string name, bool on, Func<RoomControls, bool, RoomControls> drive)
    : Actuator(entityId, name, new ActuatorSetting(on, 0))
{
    public override IReadOnlyDictionary<string, JsonElement> Capabilities => Describe();

    public override IReadOnlyDictionary<string, JsonElement> Attributes(ActuatorSetting setting, RoomState room) => Capabilities;

    public override RoomControls Drive(RoomControls controls, ActuatorSetting setting) => drive(controls, setting.On);
}
