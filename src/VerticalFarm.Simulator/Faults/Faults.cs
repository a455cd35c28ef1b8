using VerticalFarm.Simulator.Actuators;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator;

/// <summary>What can be made to go wrong. Faults stay until they are taken back; they may be set from any thread.</summary>
public sealed class Faults
{
    private readonly SimulatedHome _home;

    internal Faults(SimulatedHome home) => _home = home;

    /// <summary>Makes an entity <c>unavailable</c>, or available again. Calls for it meanwhile succeed, do nothing, and are not made up for.</summary>
    /// <exception cref="ArgumentException">There is no such entity.</exception>
    public void SetAvailable(string entityId, bool available)
    {
        RequireEntity(entityId);
        _home.Faults.SetUnavailable(entityId, !available);
        _home.Room.ShowAvailability(entityId);
    }

    /// <summary>Makes an actuator deaf: calls succeed and nothing moves.</summary>
    /// <exception cref="ArgumentException">There is no such actuator.</exception>
    public void SetStuck(string entityId, bool stuck)
    {
        RequireActuator(entityId);
        _home.Faults.SetStuck(entityId, stuck);
    }

    /// <summary>Makes an actuator take its time.</summary>
    /// <param name="entityId">The actuator.</param>
    /// <param name="delay">Time from call to change; zero takes the fault back. From 5 s on the change has a context of its own.</param>
    /// <param name="resultFirst">Whether the call's result comes at once; otherwise it comes after the change.</param>
    /// <exception cref="ArgumentException">There is no such actuator.</exception>
    public void SetDelay(string entityId, TimeSpan delay, bool resultFirst = false)
    {
        RequireActuator(entityId);
        _home.Faults.SetDelay(entityId, delay > TimeSpan.Zero ? new ActuatorDelay(delay, resultFirst) : null);
    }

    /// <summary>Silences a sensor, or all of them (null): its state stays what it was. <see cref="SimulatorServer.Report"/> still works.</summary>
    public void StopReporting(string? sensorEntityId = null) => _home.Faults.SetSilent(sensorEntityId, silent: true);

    /// <summary>Lets a sensor report again, or all of them (null).</summary>
    public void ResumeReporting(string? sensorEntityId = null) => _home.Faults.SetSilent(sensorEntityId, silent: false);

    /// <summary>Ends all TCP connections without a close frame, as a killed process does; new ones are welcome at once.</summary>
    public void DropConnections() => _home.Connections.AbortAll();

    /// <summary>
    /// Restarts as Home Assistant does: <c>homeassistant_stop</c>, close code 1000, connections reset while down, then <c>NOT_RUNNING</c>
    /// with few entities that read <c>unknown</c>, then <c>RUNNING</c> and <c>homeassistant_started</c>. Actuators come back as they were.
    /// </summary>
    /// <param name="down">How long connections are refused.</param>
    /// <param name="starting">How long it is not running afterwards.</param>
    /// <returns>Completes when it is running again.</returns>
    public Task RestartAsync(TimeSpan down, TimeSpan starting) => _home.Lifecycle.RestartAsync(down, starting);

    /// <summary>Stops the process in its tracks: connections stay open and silent, what is sent meanwhile is carried out on <see cref="Thaw"/>.</summary>
    public void Freeze() => _home.Faults.Freeze.Freeze();

    /// <summary>Ends a freeze.</summary>
    public void Thaw() => _home.Faults.Freeze.Thaw();

    /// <summary>
    /// Cuts the line of every WebSocket without either side being told: what is sent over them goes nowhere, for good, while new connections
    /// are served. As when a router forgets its connections.
    /// </summary>
    public void HalfOpen() => _home.Connections.MuteAll();

    /// <summary>Answers every request with a status of 5xx, upgrades to WebSocket included; open connections go on. Null ends it.</summary>
    public void SetServerError(int? status) => _home.Faults.ServerError = status;

    /// <summary>Gives an entity another id, as its settings page does.</summary>
    /// <exception cref="ArgumentException">There is no such entity, or the new id is none.</exception>
    public void Rename(string entityId, string to)
    {
        RequireEntity(entityId);
        if (!Services.EntityIds.IsValid(to))
        {
            throw new ArgumentException($"{to} is no entity id.", nameof(to));
        }

        _home.Room.Rename(entityId, to);
    }

    /// <summary>Takes an entity away, or brings it back.</summary>
    /// <exception cref="ArgumentException">There is no such entity.</exception>
    public void SetRemoved(string entityId, bool removed)
    {
        RequireEntity(entityId);
        _home.Room.SetRemoved(entityId, removed);
    }

    /// <summary>Has the sensors report so many times a second, one after the other, each time another value.</summary>
    /// <param name="eventsPerSecond">1..20,000.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>Completes when it is over, with the number of events.</returns>
    public Task<long> StormAsync(int eventsPerSecond, TimeSpan duration) => new EventStorm(_home).RunAsync(eventsPerSecond, duration);

    /// <summary>Revokes the token, which closes all WebSockets with 1000, or accepts it again.</summary>
    public async Task SetTokenRejectedAsync(bool rejected)
    {
        _home.Faults.TokenRejected = rejected;
        if (rejected)
        {
            await _home.Connections.CloseWebSocketsAsync();
        }
    }

    internal static bool IsActuator(string entityId) => RoomActuators.Find(entityId) is not null;

    internal static bool IsEntity(string entityId) => IsActuator(entityId) || RoomSensor.All.Any(sensor => sensor.EntityId == entityId);

    private static void RequireActuator(string entityId)
    {
        if (!IsActuator(entityId))
        {
            throw new ArgumentException($"There is no actuator {entityId}.", nameof(entityId));
        }
    }

    private static void RequireEntity(string entityId)
    {
        if (!IsEntity(entityId))
        {
            throw new ArgumentException($"There is no entity {entityId}.", nameof(entityId));
        }
    }
}
