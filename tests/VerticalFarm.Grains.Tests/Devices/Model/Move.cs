using CsCheck;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Grains.Tests.Devices.Model;

/// <summary>Something that happens to devices.</summary>
/// <param name="Kind">What.</param>
/// <param name="Device">To which.</param>
/// <param name="Amount">How much, where that says something.</param>
internal sealed record Move(MoveKind Kind, int Device, int Amount)
{
    private static readonly Gen<MoveKind> Kinds = Gen.Frequency(
        (6, Gen.Const(MoveKind.Wait)), (1, Gen.Const(MoveKind.WaitLong)), (6, Gen.Const(MoveKind.TurnOn)), (2, Gen.Const(MoveKind.TurnOff)),
        (2, Gen.Const(MoveKind.Read)), (1, Gen.Const(MoveKind.ReadBadly)), (1, Gen.Const(MoveKind.ByHandOn)), (1, Gen.Const(MoveKind.ByHandOff)),
        (1, Gen.Const(MoveKind.Die)), (1, Gen.Const(MoveKind.DieBeforeSending)), (1, Gen.Const(MoveKind.Sleep)),
        (1, Gen.Const(MoveKind.Disconnect)), (3, Gen.Const(MoveKind.Connect)), (1, Gen.Const(MoveKind.Freeze)), (3, Gen.Const(MoveKind.Thaw)),
        (1, Gen.Const(MoveKind.Stick)), (2, Gen.Const(MoveKind.Unstick)), (1, Gen.Const(MoveKind.Stop)), (2, Gen.Const(MoveKind.Lift)));

    public static Gen<Move[]> Sequence { get; } = Gen.Select(Kinds, Gen.Int[0, 2], Gen.Int[1, 150], (kind, device, amount) => new Move(kind, device, amount)).Array[10, 60];

    /// <summary>Three devices: two that must never be on together, and one that needs a sensor.</summary>
    public static Gen<SafetyEnvelope[]> Envelopes { get; } = Gen.Select(
        Gen.Select(Maybe(40, 200), Maybe(5, 30), Maybe(10, 60), Maybe(100, 600), (max, minOn, minOff, day) => new SafetyEnvelope
        {
            MaxOnSeconds = max,
            MinOnSeconds = minOn,
            MinOffSeconds = minOff,
            MaxOnSecondsPerDay = day,
        }).Array[3],
        Gen.Enum<FailSafe>().Array[3],
        (safety, failSafe) => new[]
        {
            safety[0] with { FailSafe = failSafe[0] },
            safety[1] with { FailSafe = failSafe[0] == FailSafe.On && failSafe[1] == FailSafe.On ? FailSafe.Off : failSafe[1] },
            safety[2] with { FailSafe = failSafe[2], Requires = [new SensorRequirement { SensorId = Guid.Empty, MaxAgeSeconds = 60, Min = 5, Max = 8 }] },
        });

    public void Make(World world)
    {
        world.Tell(() => $"--- {this}");
        var actuator = world.Home.Actuators[Device];
        switch (Kind)
        {
            case MoveKind.Wait: world.Pass(TimeSpan.FromSeconds(Amount)); break;
            case MoveKind.WaitLong: world.Pass(TimeSpan.FromMinutes(Amount / 3.0)); break;
            case MoveKind.TurnOn: Expectations.Command(world, Device, on: true, forSeconds: Amount % 2 == 0 ? Amount : null); break;
            case MoveKind.TurnOff: Expectations.Command(world, Device, on: false, forSeconds: null); break;
            case MoveKind.Read: world.Reading = (world.Now, 6); break;
            case MoveKind.ReadBadly: world.Reading = (world.Now, 9); break;
            case MoveKind.ByHandOn: world.Home.MoveByHand(Device, true); break;
            case MoveKind.ByHandOff: world.Home.MoveByHand(Device, false); break;
            case MoveKind.Die: world.Devices[Device].Die(); break;
            case MoveKind.DieBeforeSending: world.DieBeforeSending(); break;
            case MoveKind.Sleep: world.Sleep(TimeSpan.FromSeconds(Amount * 10)); break;
            case MoveKind.Disconnect: world.Home.Disconnect(); break;
            case MoveKind.Connect: world.Home.Connect(); break;
            case MoveKind.Freeze: world.Home.Freeze(); break;
            case MoveKind.Thaw: world.Home.Thaw(); break;
            case MoveKind.Stick: actuator.IsStuck = true; break;
            case MoveKind.Unstick: actuator.IsStuck = false; break;
            case MoveKind.Stop: world.Stop = new EmergencyStop { Reason = "smoke", Since = world.Now }; world.TellAll(); break;
            case MoveKind.Lift: world.Stop = null; world.TellAll(); break;
            default: throw new NotSupportedException($"{Kind}");
        }

        world.Pass(TimeSpan.Zero);
    }

    private static Gen<int?> Maybe(int from, int to) => Gen.Select(Gen.Bool, Gen.Int[from, to], (given, value) => given ? value : (int?)null);
}

/// <summary>What can happen to devices.</summary>
internal enum MoveKind
{
    Wait,
    WaitLong,
    TurnOn,
    TurnOff,
    Read,
    ReadBadly,
    ByHandOn,
    ByHandOff,
    Die,
    DieBeforeSending,
    Sleep,
    Disconnect,
    Connect,
    Freeze,
    Thaw,
    Stick,
    Unstick,
    Stop,
    Lift,
}
