using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Weather;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Automation.Sight;

namespace VerticalFarm.Grains.Weather;

/// <summary>
/// The weather for the rules of a silo. They are answered from memory at once, and what is answered is looked up again beside that: an
/// evaluation waits for no service, and the first one of a farm finds nothing yet.
/// </summary>
internal sealed partial class WeatherSource(IGrainFactory grains, TimeProvider time, ILogger<WeatherSource> logger) : IWeatherSource
{
    // Of farms that moved to another silo something stays behind; it is small, but not for ever.
    private const int MaxFarms = 20_000;
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LooksAgainForNothing = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Known> _farms = new();

    public ValueTask<WeatherInput?> CurrentAsync(Guid farmId)
    {
        if (_farms.Count > MaxFarms)
        {
            _farms.Clear();
        }

        var known = _farms.GetOrAdd(farmId, _ => new Known());
        if (known.BeginsToLook(time.GetUtcNow()))
        {
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => LookAsync(farmId, known));
            }
        }

        return ValueTask.FromResult(known.Input);
    }

    private async Task LookAsync(Guid farmId, Known known)
    {
        WeatherInput? seen = null;
        try
        {
            if (await grains.GetGrain<IFarmGrain>(farmId).Facts() is { Place: { } place })
            {
                seen = InputOf(await grains.GetGrain<IWeatherGrain>(IWeatherGrain.Key(place)).Get());
            }
        }
        catch (Exception fault)
        {
            LogNotSeen(logger, fault, farmId);
            seen = known.Input; // It grows old by itself.
        }

        known.Looked(seen, time.GetUtcNow() + (seen is null ? LooksAgainForNothing : LooksAgain));
    }

    private static WeatherInput? InputOf(WeatherReport? report) =>
        report is { Current: { } now } ? new WeatherInput(now.At, now.Temperature, now.Humidity, now.CloudCover) : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The weather of farm {FarmId} could not be looked up; tried again in a minute or more")]
    private static partial void LogNotSeen(ILogger logger, Exception fault, Guid farmId);

    private sealed class Known
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _looksAt;
        private bool _looking;

        public WeatherInput? Input { get; private set; }

        public bool BeginsToLook(DateTimeOffset now)
        {
            lock (_lock)
            {
                return !_looking && now >= _looksAt && (_looking = true);
            }
        }

        public void Looked(WeatherInput? seen, DateTimeOffset again)
        {
            lock (_lock)
            {
                (Input, _looksAt, _looking) = (seen, again, false);
            }
        }
    }
}
