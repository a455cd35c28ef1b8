using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Grains.Tests.Devices.Model;

/// <summary>
/// Random sequences of commands, readings, outages, deaths, hands and time, against what the actuators really did: the decisions are the
/// program's own, and the state goes through its stored form between any two of them.
/// </summary>
public sealed class TwinModelTests
{
    private const uint Stream = 1;
    private static readonly int Sequences = int.TryParse(Environment.GetEnvironmentVariable("MODEL_SEQUENCES"), CultureInfo.InvariantCulture, out var count) ? count : 2000;
    private static readonly Gen<(SafetyEnvelope[] Envelopes, Move[] Moves)> Lives = Gen.Select(Move.Envelopes, Move.Sequence);

    // The same sequences in every run, so that a red run is red for everybody; 1000366 among them once found a run whose time was over during an
    // absence and that nobody ended. MODEL_SEED, a number, looks at others, MODEL_SEQUENCES at more.
    private static readonly ulong FirstSeed = ulong.TryParse(Environment.GetEnvironmentVariable("MODEL_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 999_500;

    /// <summary>
    /// Sequences that others than the first two thousand once broke: an OFF whose three tries three deaths had swallowed, and that then waited a
    /// minute; an ON at the first look at a device that had been on unseen, which gave it a second stretch; a run so short that nobody saw it, after
    /// which the device did not rest.
    /// </summary>
    public static TheoryData<ulong> Once { get; } = [1001638, 1010306, 3005233, 3008038, 3014439, 4012746, 5006763];

    [Theory]
    [MemberData(nameof(Once))]
    public void What_once_broke_it_holds(ulong seed) => Assert.Null(Broken(seed));

    [Fact]
    public void Whatever_happens_the_envelope_holds()
    {
        var broken = new ConcurrentBag<string>();
        Parallel.For(0, Sequences, i =>
        {
            if (Broken(FirstSeed + (ulong)i) is { } fault)
            {
                broken.Add(fault);
            }
        });
        Assert.True(broken.IsEmpty, string.Join("\n\n", broken));
    }

    // How a sequence breaks a law, if it does.
    private static string? Broken(ulong seed)
    {
        var (envelopes, moves) = Lives.Generate(new PCG(Stream, seed), null, out _);
        try
        {
            Live(envelopes, moves);
            return null;
        }
        catch (Exception fault)
        {
            return $"The sequence of seed {seed}: {fault.Message}";
        }
    }

    private static void Live(SafetyEnvelope[] envelopes, Move[] moves)
    {
        var world = new World(envelopes);
        world.Check = new Expectations(world).Hold;
        foreach (var move in moves)
        {
            move.Make(world);
        }

        // And when all is well again, it stays so.
        foreach (var actuator in world.Home.Actuators)
        {
            actuator.IsStuck = false;
        }

        world.Home.Thaw();
        world.Home.Connect();
        world.Pass(TimeSpan.FromMinutes(15));
    }
}
