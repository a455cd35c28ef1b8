using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Grains.Tests.Devices.Model;

/// <summary>
/// A Home Assistant with its actuators, as far as a device can tell: it may be gone, or frozen and carry out later what it was told; an
/// actuator may be stuck, or moved by hand.
/// </summary>
internal sealed class VirtualHome(World world, int devices)
{
    // As the client has them: an answer is waited for so long, and after so much silence the connection is given up.
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly List<Action> _held = [];
    private DateTimeOffset _connectedSince = world.Now;
    private int _frozen;

    public Actuator[] Actuators { get; } = [.. Enumerable.Range(0, devices).Select(_ => new Actuator())];

    public bool IsConnected { get; private set; } = true;

    public bool IsFrozen => _frozen % 2 == 1;

    public bool IsWell => IsConnected && !IsFrozen;

    public EntityObservation Look(int device) => !IsConnected
        ? new EntityObservation { Connected = false }
        : new EntityObservation { Connected = true, Available = true, State = Actuators[device].Shown, ConnectedSince = _connectedSince };

    public void Dispatch(int device, DeviceDispatch dispatch)
    {
        if (!IsConnected)
        {
            world.Soon(() => world.Devices[device].Report(new DispatchReport(dispatch.CommandId, DispatchOutcome.NotConnected, "not connected")));
            return;
        }

        if (IsFrozen)
        {
            _held.Add(() => Move(device, dispatch.Command != CommandKind.TurnOff));
            world.At(world.Now + Answer, () => world.Devices[device].Report(new DispatchReport(dispatch.CommandId, DispatchOutcome.Unanswered, null)));
            return;
        }

        Move(device, dispatch.Command != CommandKind.TurnOff);
        world.Soon(() => world.Devices[device].Report(new DispatchReport(dispatch.CommandId, DispatchOutcome.Accepted, null)));
    }

    public void MoveByHand(int device, bool on)
    {
        Actuators[device].IsOfHand = on;
        world.WasMovedUnseen[device] |= !IsWell;
        Change(device, on);
    }

    public void Disconnect()
    {
        if (IsConnected)
        {
            IsConnected = false;
            world.TellAll();
        }
    }

    public void Connect()
    {
        if (!IsConnected && !IsFrozen)
        {
            (IsConnected, _connectedSince) = (true, world.Now);
            ShowAll();
            world.TellAll();
        }
    }

    public void Freeze()
    {
        if (IsWell)
        {
            var freeze = ++_frozen;
            world.At(world.Now + Silence, () =>
            {
                if (_frozen == freeze)
                {
                    Disconnect();
                }
            });
        }
    }

    public void Thaw()
    {
        if (!IsFrozen)
        {
            return;
        }

        _frozen++;
        foreach (var held in _held)
        {
            held();
        }

        _held.Clear();
        if (IsConnected)
        {
            ShowAll();
            world.TellAll();
        }
    }

    private void Move(int device, bool on)
    {
        if (!Actuators[device].IsStuck)
        {
            Actuators[device].IsOfHand &= on;
            Change(device, on);
        }
    }

    private void Change(int device, bool on)
    {
        Actuators[device].Set(on, world.Now);
        if (IsWell)
        {
            Actuators[device].Show();
            world.Soon(world.Devices[device].Wake);
        }
    }

    private void ShowAll()
    {
        foreach (var actuator in Actuators)
        {
            actuator.Show();
        }
    }
}
