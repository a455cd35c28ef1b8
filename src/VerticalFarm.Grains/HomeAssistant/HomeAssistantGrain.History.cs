using Microsoft.Extensions.Logging;
using VerticalFarm.HomeAssistant;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>
/// Readings that were missed while there was no connection, from Home Assistant's own history where it keeps one. They are history here too:
/// stored under their own time, they never replace a newer value.
/// </summary>
internal sealed partial class HomeAssistantGrain
{
    // As far back as is worth it, and no more at once than the queue to the store takes well.
    private static readonly TimeSpan MaxGap = TimeSpan.FromDays(1);
    private static readonly TimeSpan MinGap = TimeSpan.FromSeconds(5);
    private const int MaxMissed = 25_000;

    // The ids go into the address, which must stay short of a server's limit.
    private const int EntitiesAtOnce = 20;

    // By sensor, of what this activation has heard.
    private readonly Dictionary<Guid, DateTimeOffset> _lastReadings = [];

    /// <summary>When each of these entities was last read, by its id; one that never had a reading is missing, since it has missed none.</summary>
    private async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastReadingsAsync(IReadOnlyList<EntityState> states, CancellationToken ct)
    {
        var sensors = states.Select(state => (state.EntityId, Sensor: _links.SensorOf(state.EntityId)?.Id)).Where(pair => pair.Sensor is not null).ToArray();
        var unheard = sensors.Select(pair => pair.Sensor!.Value).Where(sensor => !_lastReadings.ContainsKey(sensor)).ToArray();
        try
        {
            foreach (var (sensor, point) in await store.LatestAsync(unheard, ct))
            {
                _lastReadings[sensor] = point.At;
            }
        }
        catch (ReadingStoreUnavailableException fault)
        {
            LogBesideFailed(_logger, fault, Id, "the end of what is stored"); // What is heard now matters more than what was missed.
        }

        return sensors.Where(pair => _lastReadings.ContainsKey(pair.Sensor!.Value)).ToDictionary(pair => pair.EntityId, pair => _lastReadings[pair.Sensor!.Value]);
    }

    private async Task FetchMissedAsync(IReadOnlyList<EntityState> states, IReadOnlyDictionary<string, DateTimeOffset> lastReadings, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var entities = states.ToDictionary(state => state.EntityId);
        var left = MaxMissed;
        foreach (var chunk in lastReadings.Where(last => now - last.Value > MinGap).OrderBy(last => last.Value).Chunk(EntitiesAtOnce))
        {
            var begin = chunk[0].Value > now - MaxGap ? chunk[0].Value : now - MaxGap;
            if (_rest is not { } rest || left <= 0 || await rest.GetHistoryAsync([.. chunk.Select(last => last.Key)], begin, now, ct) is not { } history)
            {
                return;
            }

            var after = chunk.ToDictionary(last => last.Key, last => last.Value > begin ? last.Value : begin);
            var missed = history.Where(said => after.TryGetValue(said.EntityId, out var known) && said.At > known).Take(left)
                .Select(said => Reading(entities[said.EntityId], said)).OfType<WaitingReading>().ToArray();
            left -= missed.Length;
            if (missed.Length > 0)
            {
                spool.Add(Id, missed);
                LogMissed(_logger, Id, missed.Length, begin);
            }
        }
    }

    // Told without attributes: the unit is the one that the entity has now.
    private WaitingReading? Reading(EntityState now, HistoryState said) =>
        _links.SensorOf(said.EntityId) is { } sensor && ReadingValue.TryRead(now with { State = said.State }, sensor.Unit, out var value)
            ? WaitingReading.Of(sensor.Id, said.At, value)
            : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Farm {FarmId}: {Count} readings since {Since} were fetched from Home Assistant's history")]
    private static partial void LogMissed(ILogger logger, Guid farmId, int count, DateTimeOffset since);
}
