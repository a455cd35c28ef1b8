using System.Text.Json;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Tests.Devices.Model;

/// <summary>
/// The device around the decisions of the program: it looks, has them decide, keeps what they decided and does it, in the order in which the
/// grain does. Its activation can die at any point; what is stored is read back from JSON.
/// </summary>
internal sealed class VirtualDevice
{
    private readonly World _world;
    private readonly int _index;
    private DeviceState _stored;
    private EntityObservation? _seen;
    private DateTimeOffset? _seenAt;
    private bool? _hasTurn;
    private DateTimeOffset? _reminded;

    public VirtualDevice(World world, int index, SafetyEnvelope safety)
    {
        (_world, _index) = (world, index);
        _stored = new DeviceState { FarmId = Guid.NewGuid(), Spec = new DeviceSpec { Name = $"{index}", Type = DeviceType.Pump, EntityId = "switch.one", Safety = safety } };
    }

    public Guid Id { get; } = Guid.NewGuid();

    public DeviceState State => _stored;

    public SafetyEnvelope Safety => _stored.Spec.Safety;

    public bool IsActive { get; private set; }

    /// <summary>When its timer is due, while it is active.</summary>
    public DateTimeOffset? Timer { get; private set; }

    /// <summary>When its reminder is due next.</summary>
    public DateTimeOffset? Reminder { get; private set; }

    /// <summary>How often each command was sent.</summary>
    public Dictionary<Guid, int> Sent { get; } = [];

    /// <summary>When its silo died.</summary>
    public List<DateTimeOffset> Deaths { get; } = [];

    public void Wake()
    {
        var wasOnline = _seen is { Connected: true, Available: true };
        var before = wasOnline ? _seenAt : null;
        (_seen, _seenAt, IsActive) = (_world.Home.Look(_index), _world.Now, true);
        var around = LookAround(before) with { CameBack = !wasOnline && _seen is { Connected: true, Available: true } };
        Apply(Twin.Advance(_stored, Id, around, _world.Options, _world.Now), around);
    }

    public void Remind()
    {
        Reminder = _world.Now + TimeSpan.FromSeconds(30);
        Wake();
        if (Twin.ReminderDue(_stored, LookAround(null), _world.Options, _world.Now) is null)
        {
            (Reminder, _reminded) = (null, null);
        }
    }

    public void Report(DispatchReport report)
    {
        Activate();
        var answered = Pursuit.Answered(_stored, report, _world.Now);
        if (answered != _stored)
        {
            var around = LookAround(null);
            Apply(Twin.Advance(answered, Id, around, _world.Options, _world.Now), around);
        }
    }

    /// <summary>A person's command; what forbids it, if anything does.</summary>
    public Interlock? Command(bool on, int? forSeconds)
    {
        Activate();
        var around = LookAround(null);
        var goal = on ? PowerState.On : PowerState.Off;
        var interlock = Interlocks.Against(goal, _stored, around with { Rival = null }, _world.Now);
        if (interlock is null && on)
        {
            around = TakeTurn(around);
            interlock = Interlocks.Against(goal, _stored, around, _world.Now);
        }

        if (interlock is not null)
        {
            return interlock;
        }

        var command = Commands.New(Id, on ? CommandKind.TurnOn : CommandKind.TurnOff, null, new CommandSource(CommandSourceKind.User, null), _world.Now);
        var state = Ledger.Note(_stored, around, _world.Now);
        var wanted = state with
        {
            Desired = DeviceTwin.Desire(command.Command, null, _world.Now),
            WantedAt = _world.Now,
            LeaseExpiresAt = SafetyRules.LeaseEnd(Safety, goal, on ? forSeconds : null, Ledger.OnSince(state), _world.Now),
        };
        Apply(Pursuit.Begin(wanted, state, around, command, _world.Now), around);
        return null;
    }

    /// <summary>Its silo dies: what is not stored is gone.</summary>
    public void Die()
    {
        (IsActive, _seen, _seenAt, _hasTurn, _reminded, Timer) = (false, null, null, null, null, null);
        Deaths.Add(_world.Now);
    }

    private void Activate()
    {
        if (!IsActive)
        {
            Wake();
        }
    }

    private Surroundings LookAround(DateTimeOffset? seenBefore)
    {
        var around = new Surroundings
        {
            Seen = _seen,
            SeenBefore = seenBefore,
            Zone = World.Zone,
            Stop = _world.Stop,
            HasRivals = World.RivalOf(_index) is not null,
            HasTurn = World.RivalOf(_index) is null || _hasTurn == true,
            Requires = [.. Safety.Requires.Select(requirement => new RequiredSensor(requirement, "Sensor", _world.Reading is { } reading ? new SensorReading(reading.At, reading.Value) : null))],
        };
        return around.MayBeOn(_stored) || Ledger.WantsOn(_stored) || Guard.MayTurnOn(_stored, around, _world.Options, _world.Now) ? TakeTurn(around) : around;
    }

    private Surroundings TakeTurn(Surroundings around)
    {
        if (World.RivalOf(_index) is not { } rival || _hasTurn == true)
        {
            return around;
        }

        _hasTurn = !_world.Turns.Contains(rival);
        if (_hasTurn == true)
        {
            _world.Turns.Add(_index);
            return around with { HasTurn = true, Rival = null };
        }

        _world.Soon(_world.Devices[rival].Wake);
        return around with { HasTurn = false, Rival = $"{rival}" };
    }

    private void Apply(TwinStep step, Surroundings around)
    {
        if (Twin.ReminderDue(step.State, around, _world.Options, _world.Now) is { } due && !(_reminded <= due))
        {
            (Reminder, _reminded) = (due > _world.Now ? due : _world.Now, due);
        }

        _stored = JsonSerializer.Deserialize<DeviceState>(JsonSerializer.Serialize(step.State with { Unrecorded = [] }, StoredJson.Options), StoredJson.Options)!;
        var (state, turn, isOn) = (_stored, _hasTurn, _world.Home.Actuators[_index].IsOn);
        _world.Tell(() => $"{_index}: on {isOn}, wants {state.Desired?.State}, lease {state.LeaseExpiresAt:HH:mm:ss}, turn {turn} {around.Rival}, "
            + $"{(step.Send ? "sends" : "has")} {state.Command?.Command} {state.Command?.Status} {state.Command?.Message}");
        if (step.Send)
        {
            var command = _stored.Command!;
            Sent[command.Id] = Sent.GetValueOrDefault(command.Id) + 1;
            if (_world.DiesBeforeSending())
            {
                _world.LostOffAt[_index] = command.Command == CommandKind.TurnOff ? _world.Now : _world.LostOffAt[_index];
                Die();
                return;
            }

            _world.Home.Dispatch(_index, new DeviceDispatch { DeviceId = Id, CommandId = command.Id, EntityId = "switch.one", Command = command.Command });
        }

        if (!Twin.NeedsTurn(_stored, around) && around.HasRivals && _hasTurn != false)
        {
            _world.Turns.Remove(_index);
            _hasTurn = false;
        }

        Timer = Twin.NextLook(_stored, around, _world.Options, _world.Now) is { } next ? (next > _world.Now ? next : _world.Now) : null;
    }
}
