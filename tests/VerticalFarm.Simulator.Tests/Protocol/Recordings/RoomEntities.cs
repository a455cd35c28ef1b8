using VerticalFarm.Simulator.Actuators;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Tests.Protocol.Recordings;

/// <summary>The entities of the simulated room.</summary>
internal static class RoomEntities
{
    private static readonly HashSet<string> All =
        [.. RoomSensor.All.Select(sensor => sensor.EntityId), .. RoomActuators.All.Select(actuator => actuator.EntityId)];

    public static bool Contains(string entityId) => All.Contains(entityId);
}
