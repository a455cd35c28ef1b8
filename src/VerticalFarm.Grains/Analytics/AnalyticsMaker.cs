using System.Collections.Immutable;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Analytics;

/// <summary>Fetches what analytics are made of: sensors from the farm, readings and runs from the database.</summary>
internal sealed class AnalyticsMaker(IReadingScan readings, DeviceRuns runs, IGrainFactory grains)
{
    // Each is one statement and then some arithmetic; more at once would keep the database from its other work.
    private const int AtOnce = 4;

    /// <summary>The sensors of a farm, each added up over the span.</summary>
    /// <exception cref="ReadingStoreUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<SensorSums>> SensorsAsync(Guid farmId, AnalyticsSpan span, CancellationToken ct)
    {
        var sensors = (await grains.GetGrain<IFarmGrain>(farmId).ListSensors(new PageRequest(0, int.MaxValue))).Items;
        var sums = new SensorSums[sensors.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, sensors.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, stop) =>
            sums[i] = SensorSums.Of(sensors[i], await StretchAsync(sensors[i], span, stop), span));
        return sums;
    }

    /// <summary>Everything of a farm over the span.</summary>
    /// <exception cref="ReadingStoreUnavailableException">The database did not answer in time.</exception>
    public async Task<FarmAnalytics> MakeAsync(Guid farmId, ImmutableArray<DeviceFacts> devices, AnalyticsSpan span, CancellationToken ct)
    {
        var sensors = SensorsAsync(farmId, span, ct);
        var ran = runs.WithinAsync(farmId, span.From, span.To, ct);
        await Task.WhenAll(sensors, ran);
        return AnalyticsContent.Of(span, await sensors, devices, await ran);
    }

    private Task<ReadingStretch> StretchAsync(SensorView sensor, AnalyticsSpan span, CancellationToken ct) => span.Resolution == AnalyticsResolution.Raw
        ? readings.ReadAsync(sensor.Id, span.From, span.To, ct)
        : readings.SumAsync(sensor.Id, span.From, span.To, SensorSums.RangeOf(sensor.Thresholds)?.Low, SensorSums.RangeOf(sensor.Thresholds)?.High, ct);
}
