using System.Collections.Concurrent;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>Holds chosen calls on the doorstep of their grain, in the middle of its turn, or has them fail there.</summary>
public sealed class CallGates : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<CallGate, bool> _gates = new();

    /// <summary>Has the next call of this method of this grain wait until the gate is opened.</summary>
    public CallGate Hold(IAddressable grain, string method) => Add(grain, method, CallGate.NoTimes);

    /// <summary>Has calls of this method of this grain fail as those to a silo that died, so many times.</summary>
    public CallGate Fail(IAddressable grain, string method, int times = 1) => Add(grain, method, times);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        foreach (var gate in _gates.Keys.Where(gate => gate.Stands(context.TargetId, context.MethodName)))
        {
            await gate.PassAsync();
        }

        await context.Invoke();
    }

    internal void Remove(CallGate gate) => _gates.TryRemove(gate, out _);

    private CallGate Add(IAddressable grain, string method, int failures)
    {
        var gate = new CallGate(this, grain.GetGrainId(), method, failures);
        _gates[gate] = true;
        return gate;
    }
}
