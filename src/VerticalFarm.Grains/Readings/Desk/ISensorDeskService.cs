using System.Collections.Immutable;
using Orleans.Services;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>The desk of one silo, for the other silos of the cluster. Not for clients: who may look at a sensor, its farm has asked before.</summary>
[Alias("VerticalFarm.ISensorDeskService")]
internal interface ISensorDeskService : IGrainService
{
    /// <summary>Those of these sensors that are active in this silo, as they show themselves now.</summary>
    [Alias("ViewsOf")]
    Task<ImmutableArray<SensorView>> ViewsOf(ImmutableArray<Guid> sensors);
}
