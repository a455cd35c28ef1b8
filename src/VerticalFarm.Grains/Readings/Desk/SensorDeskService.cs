using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <inheritdoc cref="ISensorDeskService"/>
internal sealed class SensorDeskService(GrainId id, Silo silo, ILoggerFactory loggers, SensorDesk desk, BatchSettling settling, IGrainFactory grains)
    : GrainService(id, silo, loggers), ISensorDeskService
{
    public Task<ImmutableArray<SensorView>> ViewsOf(ImmutableArray<Guid> sensors) => Task.FromResult(desk.ViewsOf(sensors));

    public Task<ImmutableArray<DeskBounds>> BoundsOf(ImmutableArray<Guid> sensors) => Task.FromResult(desk.BoundsOf(sensors));

    public async Task Settle(ImmutableArray<Guid> sensors, ImmutableArray<SettledReadings> settled)
    {
        for (var s = 0; s < sensors.Length; s++)
        {
            if (desk.TryGet(sensors[s], out SensorPlace? place))
            {
                settling.Settle(place, settled[s]);
            }
            else
            {
                await grains.GetGrain<ISensorGrain>(sensors[s]).Settle(settled[s]); // One way: sent, not awaited.
            }
        }
    }
}
