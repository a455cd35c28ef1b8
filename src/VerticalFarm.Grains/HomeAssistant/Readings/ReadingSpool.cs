using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// Readings of Home Assistant on their way to the store, one of these a silo. What was heard is kept until it is committed, in order, through
/// an outage of the database and whatever becomes meanwhile of the connection that heard it. Bounded: when a farm's queue is full its oldest
/// give way and are counted in the log.
/// </summary>
internal sealed partial class ReadingSpool(IGrainFactory grains, TimeProvider time, ILogger<ReadingSpool> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>How many readings of a farm may wait: 50 sensors at a reading a second for a quarter of an hour.</summary>
    public const int MaxWaiting = 50_000;

    private const int MaxBatch = 5_000;
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, FarmQueue> _farms = new();

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(ReadingSpool), ServiceLifecycleStage.Active, _ => Task.CompletedTask, DrainAsync);

    /// <summary>Takes readings over; returns at once.</summary>
    public void Add(Guid farm, IReadOnlyCollection<WaitingReading> readings)
    {
        var queue = _farms.GetOrAdd(farm, _ => new FarmQueue());
        if (queue.Add(readings, MaxWaiting) is var dropped and > 0)
        {
            LogDropped(logger, farm, dropped);
        }

        if (queue.TryBeginPump())
        {
            // Nothing of the call that brought them flows along: who configured a connection does not stand behind its readings.
            using (ExecutionContext.SuppressFlow())
            {
                queue.Pump = Task.Run(() => PumpAsync(farm, queue));
            }
        }
    }

    /// <summary>How many readings of a farm wait.</summary>
    public int Waiting(Guid farm) => _farms.TryGetValue(farm, out var queue) ? queue.Count : 0;

    private async Task PumpAsync(Guid farm, FarmQueue queue)
    {
        while (queue.Peek(MaxBatch) is { Length: > 0 } batch)
        {
            if (await TryStoreAsync(farm, batch))
            {
                queue.Remove(batch.Length);
            }
            else
            {
                await Task.Delay(RetryPause, time);
            }
        }
    }

    private async Task<bool> TryStoreAsync(Guid farm, WaitingReading[] rows)
    {
        var sensors = rows.Select(row => row.Sensor).Distinct().ToArray();
        var index = sensors.Select((sensor, i) => (sensor, i)).ToDictionary(pair => pair.sensor, pair => pair.i);
        var batch = new ReadingBatch(sensors, [.. rows.Select(row => index[row.Sensor])], [.. rows.Select(row => row.UtcTicks)], [.. rows.Select(row => row.Value)]);
        try
        {
            return (await grains.GetGrain<IReadingIntakeGrain>(0).SubmitForFarm(farm, batch)).Failure is null;
        }
        catch (Exception fault)
        {
            LogDelayed(logger, fault, farm, rows.Length);
            return false;
        }
    }

    private Task DrainAsync(CancellationToken ct) =>
        Task.WhenAny(Task.WhenAll(_farms.Values.Select(queue => queue.Pump)), Task.Delay(StopPatience, TimeProvider.System, ct));

    [LoggerMessage(Level = LogLevel.Error, Message = "Farm {FarmId}: {Count} readings from Home Assistant were dropped, since too many wait for the database")]
    private static partial void LogDropped(ILogger logger, Guid farmId, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Farm {FarmId}: {Count} readings from Home Assistant wait for the database")]
    private static partial void LogDelayed(ILogger logger, Exception fault, Guid farmId, int count);
}
