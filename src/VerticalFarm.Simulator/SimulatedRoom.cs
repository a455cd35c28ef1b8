using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator;

/// <summary>One of the homes of a simulator: a Home Assistant around a room.</summary>
public sealed class SimulatedRoom
{
    private readonly SimulatedHome _home;

    internal SimulatedRoom(SimulatedHome home, Uri url) => (_home, Url, Faults) = (home, url, new Faults(home));

    /// <summary>Its base address.</summary>
    public Uri Url { get; }

    /// <summary>What can be made to go wrong.</summary>
    public Faults Faults { get; }

    /// <summary>Every service call received so far, in order, whether or not it moved anything.</summary>
    public IReadOnlyList<ServiceCallRecord> Calls => _home.Services.Calls;

    /// <summary>Open WebSocket connections, authenticated or not.</summary>
    public int WebSocketCount => _home.Connections.WebSocketCount;

    /// <summary>How many WebSocket connections there were so far, the open ones among them.</summary>
    public int WebSocketTotal => _home.Connections.WebSocketTotal;

    /// <summary>An entity's state; null if there is none.</summary>
    public EntityState? State(string entityId) => _home.States.Find(entityId);

    /// <summary>Has a sensor report a value now.</summary>
    /// <exception cref="ArgumentException">There is no such sensor.</exception>
    public void Report(string sensorEntityId, double value)
    {
        var sensor = RoomSensor.All.FirstOrDefault(sensor => sensor.EntityId == sensorEntityId)
            ?? throw new ArgumentException($"There is no sensor {sensorEntityId}.", nameof(sensorEntityId));
        _home.Room.Report(sensor, value);
    }
}
