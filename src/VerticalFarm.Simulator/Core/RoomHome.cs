using System.Text.Json;
using VerticalFarm.Simulator.Actuators;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Persistence;
using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Core;

/// <summary>The room behind the entities: moves with the clock, takes settings from services, and shows itself as states.</summary>
internal sealed class RoomHome
{
    private const string Unavailable = "unavailable";
    private const string Unknown = "unknown";

    private readonly HomeAssistantClock _clock;
    private readonly EventBus _bus;
    private readonly StateMachine _states;
    private readonly EntityRegistry _registry;
    private readonly FaultBoard _faults;
    private readonly StateFile? _file;
    private readonly double _speed;
    private readonly GrowRoom _room;
    private readonly Dictionary<string, ActuatorSetting> _settings;
    private long _steppedTo;

    public RoomHome(SimulatorOptions options, int seed, HomeAssistantClock clock, EventBus bus, StateMachine states, EntityRegistry registry, FaultBoard faults, StateFile? file)
    {
        _clock = clock;
        _bus = bus;
        _states = states;
        _registry = registry;
        _faults = faults;
        _file = file;
        _speed = options.Speed;

        var saved = file?.Load();
        var now = clock.LocalNow;
        _room = new GrowRoom(seed, now, saved?.Room);
        _settings = RoomActuators.All.ToDictionary(
            actuator => actuator.EntityId,
            actuator => saved?.Actuators.GetValueOrDefault(actuator.EntityId) ?? actuator.InitialAt(now));
        _steppedTo = clock.Time.GetTimestamp();
        Drive();
    }

    /// <summary>Writes every entity's state.</summary>
    public void Populate()
    {
        lock (_bus.Gate)
        {
            foreach (var actuator in RoomActuators.All)
            {
                Show(actuator, _clock.SystemContext());
            }

            ShowSensors(reportedOnly: false);
        }
    }

    /// <summary>Writes the sensors of the room's air as <c>unknown</c>: what a Home Assistant that is still starting has to show.</summary>
    public void PopulateStarting()
    {
        foreach (var sensor in RoomSensor.All.Where(sensor => sensor.EntityId.StartsWith("sensor.grow_room", StringComparison.Ordinal)))
        {
            Write(sensor.EntityId, Unknown, sensor.Attributes, _clock.SystemContext());
        }
    }

    /// <summary>Lets every sensor that is not silenced report.</summary>
    public void Report()
    {
        lock (_bus.Gate)
        {
            ShowSensors(reportedOnly: true);
            foreach (var actuator in RoomActuators.All.OfType<HumidifierActuator>())
            {
                Show(actuator, _clock.SystemContext());
            }
        }
    }

    /// <summary>Writes one sensor's value, whatever the room is like.</summary>
    public void Report(RoomSensor sensor, double value)
    {
        if (!_faults.IsUnavailable(sensor.EntityId))
        {
            Write(sensor.EntityId, sensor.Format(value), sensor.Attributes, _clock.SystemContext());
        }
    }

    /// <summary>Sets an actuator by a service and writes its state; one that is stuck stays as it is.</summary>
    public void Apply(Actuator actuator, string service, IReadOnlyDictionary<string, double> arguments, StateContext context)
    {
        lock (_bus.Gate)
        {
            if (_faults.IsStuck(actuator.EntityId))
            {
                return;
            }

            Advance();
            var before = _settings[actuator.EntityId];
            _settings[actuator.EntityId] = actuator.Next(before, service, arguments);
            Drive();
            Show(actuator, context);
            if (_settings[actuator.EntityId] != before)
            {
                Save();
            }
        }
    }

    /// <summary>Shows an entity as unavailable, or as what it is again.</summary>
    public void ShowAvailability(string entityId)
    {
        lock (_bus.Gate)
        {
            if (RoomActuators.Find(entityId) is { } actuator)
            {
                Show(actuator, _clock.SystemContext());
            }
            else if (RoomSensor.All.FirstOrDefault(sensor => sensor.EntityId == entityId) is { } sensor)
            {
                Advance();
                Show(sensor, _room.Measure());
            }
        }
    }

    /// <summary>Shows an entity under another id; what it was called before is gone.</summary>
    public void Rename(string entityId, string to)
    {
        lock (_bus.Gate)
        {
            if (_registry.Rename(entityId, to) is { } from)
            {
                _states.Remove(from, _clock.SystemContext());
                ShowAvailability(entityId);
            }
        }
    }

    /// <summary>Takes an entity away, or brings it back.</summary>
    public void SetRemoved(string entityId, bool removed)
    {
        lock (_bus.Gate)
        {
            var name = _registry.NameOf(entityId);
            _registry.SetRemoved(entityId, removed);
            if (removed && name is not null)
            {
                _states.Remove(name, _clock.SystemContext());
            }
            else if (!removed)
            {
                ShowAvailability(entityId);
            }
        }
    }

    public void Save()
    {
        lock (_bus.Gate)
        {
            Advance();
            _file?.Save(new RoomSnapshot(_room.State, _settings));
        }
    }

    /// <summary>Brings the room up to now: the time that went by on the wall clock, times the speed.</summary>
    private void Advance()
    {
        var now = _clock.Time.GetTimestamp();
        _room.Step(_clock.Time.GetElapsedTime(_steppedTo, now) * _speed);
        _steppedTo = now;
    }

    private void Drive() => _room.Controls = RoomActuators.All.Aggregate(
        _room.Controls, (controls, actuator) => actuator.Drive(controls, _settings[actuator.EntityId]));

    private void ShowSensors(bool reportedOnly)
    {
        Advance();
        var measured = _room.Measure();
        foreach (var sensor in RoomSensor.All.Where(sensor => !reportedOnly || !_faults.IsSilent(sensor.EntityId)))
        {
            Show(sensor, measured);
        }
    }

    private void Show(RoomSensor sensor, RoomMeasurement measured) => Write(
        sensor.EntityId,
        _faults.IsUnavailable(sensor.EntityId) ? Unavailable : sensor.Format(sensor.Read(measured)),
        sensor.Attributes,
        _clock.SystemContext());

    private void Show(Actuator actuator, StateContext context)
    {
        var setting = _settings[actuator.EntityId];
        var unavailable = _faults.IsUnavailable(actuator.EntityId);
        Write(
            actuator.EntityId,
            unavailable ? Unavailable : actuator.Text(setting),
            unavailable ? actuator.Capabilities : actuator.Attributes(setting, _room.State),
            context);
    }

    /// <summary>Writes a state under what the entity is called now; one that was taken away says nothing.</summary>
    private void Write(string entityId, string state, IReadOnlyDictionary<string, JsonElement> attributes, StateContext context)
    {
        if (_registry.NameOf(entityId) is { } name)
        {
            _states.Set(name, state, attributes, context);
        }
    }
}
