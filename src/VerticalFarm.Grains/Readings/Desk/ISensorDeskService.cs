using System.Collections.Immutable;
using Orleans.Concurrency;
using Orleans.Services;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>The desk of one silo, for the other silos of the cluster. Not for clients: who may look at a sensor, its farm has asked before.</summary>
[Alias("VerticalFarm.ISensorDeskService")]
internal interface ISensorDeskService : IGrainService
{
    /// <summary>Those of these sensors that are active in this silo, as they show themselves now.</summary>
    [Alias("ViewsOf")]
    Task<ImmutableArray<SensorView>> ViewsOf(ImmutableArray<Guid> sensors);

    /// <summary>By what these sensors judge at this moment, in their order.</summary>
    [Alias("BoundsOf")]
    Task<ImmutableArray<DeskBounds>> BoundsOf(ImmutableArray<Guid> sensors);

    /// <summary>Readings that were judged by <see cref="BoundsOf"/> are committed or refused, sensor by sensor. One that is not active here any more is told by a call.</summary>
    [OneWay, Alias("Settle")]
    Task Settle(ImmutableArray<Guid> sensors, ImmutableArray<SettledReadings> settled);
}
