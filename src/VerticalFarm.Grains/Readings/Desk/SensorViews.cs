using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Services;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Readings.Desk;

/// <summary>
/// Many sensors at once, as they show themselves: from the desk of this silo, then with one call from that of each other silo; only who is on
/// none, because it sleeps, is asked by itself. A list of two hundred costs a call a silo instead of two hundred.
/// </summary>
internal sealed partial class SensorViews(
    IServiceProvider services, SensorDesk desk, ISiloStatusOracle silos, IGrainFactory grains, ILogger<SensorViews> logger) : GrainServiceClient<ISensorDeskService>(services)
{
    // A silo that just died answers nobody; its sensors are asked one by one, and wake elsewhere.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The sensors in the order asked for; one that is being deleted at this moment is left out.</summary>
    public async Task<ImmutableArray<SensorView>> OfAsync(ImmutableArray<Guid> sensors)
    {
        var found = desk.ViewsOf(sensors).ToDictionary(view => view.Id);
        if (Missing() is { IsEmpty: false } elsewhere)
        {
            var others = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(silo => !silo.Equals(silos.SiloAddress));
            Add((await Task.WhenAll(others.Select(silo => AskAsync(silo, elsewhere)))).SelectMany(views => views));
        }

        var asleep = await Task.WhenAll(Missing().Select(sensor => grains.Grain<ISensorGrain>(sensor).Get()));
        Add(asleep.Select(answer => answer.Value).OfType<SensorView>());
        return [.. sensors.Select(sensor => found.GetValueOrDefault(sensor)).OfType<SensorView>()];

        ImmutableArray<Guid> Missing() => [.. sensors.Where(sensor => !found.ContainsKey(sensor))];

        void Add(IEnumerable<SensorView> views)
        {
            foreach (var view in views)
            {
                found[view.Id] = view;
            }
        }
    }

    private async Task<ImmutableArray<SensorView>> AskAsync(SiloAddress silo, ImmutableArray<Guid> sensors)
    {
        try
        {
            return await GetGrainService(silo).ViewsOf(sensors).WaitAsync(Patience, TimeProvider.System);
        }
        catch (Exception fault)
        {
            LogNoAnswer(logger, fault, silo);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silo {Silo} does not say how its sensors are; each is asked by itself")]
    private static partial void LogNoAnswer(ILogger logger, Exception fault, SiloAddress silo);
}
