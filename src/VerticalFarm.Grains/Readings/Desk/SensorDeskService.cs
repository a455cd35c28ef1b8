using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <inheritdoc cref="ISensorDeskService"/>
internal sealed class SensorDeskService(GrainId id, Silo silo, ILoggerFactory loggers, SensorDesk desk) : GrainService(id, silo, loggers), ISensorDeskService
{
    public Task<ImmutableArray<SensorView>> ViewsOf(ImmutableArray<Guid> sensors) => Task.FromResult(desk.ViewsOf(sensors));
}
