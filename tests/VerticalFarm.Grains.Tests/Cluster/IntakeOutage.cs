using System.Collections.Concurrent;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>Has the readings of a farm meet a database that is away, while all else goes on.</summary>
public sealed class IntakeOutage : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<Guid, bool> _farms = new();

    /// <summary>Begins an outage for a farm; disposing of the answer ends it.</summary>
    public IDisposable Of(Guid farm)
    {
        _farms[farm] = true;
        return new Outage(this, farm);
    }

    public Task Invoke(IIncomingGrainCallContext context) =>
        context.MethodName == nameof(IReadingIntakeGrain.SubmitForFarm) && context.Request.GetArgument(0) is Guid farm && _farms.ContainsKey(farm)
            ? throw new ServiceUnavailableException("The database cannot serve just now")
            : context.Invoke();

    private sealed class Outage(IntakeOutage outages, Guid farm) : IDisposable
    {
        public void Dispose() => outages._farms.TryRemove(farm, out _);
    }
}
