using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VerticalFarm.Grains.Climate;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Automation.Sight;

/// <summary>
/// The light of the day so far, by sensor, worked out from what is stored (so late readings count too) at most once a minute, for all rules
/// of this silo together.
/// </summary>
internal sealed partial class LightSums(IReadingStore store, TimeProvider time, ILogger<LightSums> logger)
{
    private const int MinutesOfADay = 26 * 60; // One of 25 hours, and a value from the day before.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Sum> _sums = new();

    /// <summary>The light of a sensor since <paramref name="midnight"/>, in mol/m²; null while it cannot be known.</summary>
    /// <param name="sensorId">A sensor of PPFD.</param>
    /// <param name="midnight">When the farm's day began.</param>
    /// <param name="valueCounts">How long one value counts when no other comes.</param>
    public async ValueTask<double?> OfAsync(Guid sensorId, DateTimeOffset midnight, TimeSpan valueCounts)
    {
        var now = time.GetUtcNow();
        var known = _sums.TryGetValue(sensorId, out var sum) && sum.Midnight == midnight ? sum : null;
        if (known is not null && now - known.At < Fresh)
        {
            return known.Moles;
        }

        try
        {
            var buckets = await store.BucketsAsync(sensorId, midnight - valueCounts, now, Resolution.Minute, MinutesOfADay + (int)valueCounts.TotalMinutes, CancellationToken.None);
            known = new Sum(midnight, now, MolesOf(buckets, midnight, valueCounts, now));
            _sums[sensorId] = known;
        }
        catch (ReadingStoreUnavailableException fault)
        {
            LogNotSummed(logger, fault, sensorId);
        }

        return known is not null && now - known.At < Believed ? known.Moles : null;
    }

    private static double MolesOf(IReadOnlyList<ReadingBucket> buckets, DateTimeOffset midnight, TimeSpan valueCounts, DateTimeOffset now)
    {
        var light = new DailyLight(valueCounts);
        foreach (var bucket in buckets.TakeWhile(bucket => bucket.At < midnight))
        {
            light.Add(bucket.At, bucket.Average);
        }

        light.BeginDay(midnight);
        foreach (var bucket in buckets.SkipWhile(bucket => bucket.At < midnight))
        {
            light.Add(bucket.At, bucket.Average);
        }

        return light.MolesUntil(now);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The light of sensor {SensorId} could not be summed up; rules go by the last sum for five minutes")]
    private static partial void LogNotSummed(ILogger logger, Exception fault, Guid sensorId);

    private sealed record Sum(DateTimeOffset Midnight, DateTimeOffset At, double Moles);
}
