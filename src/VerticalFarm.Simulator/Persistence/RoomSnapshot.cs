using VerticalFarm.Simulator.Actuators;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Persistence;

/// <summary>What outlives the process: the room's state and what its actuators are set to.</summary>
internal sealed record RoomSnapshot(RoomState Room, IReadOnlyDictionary<string, ActuatorSetting> Actuators);
