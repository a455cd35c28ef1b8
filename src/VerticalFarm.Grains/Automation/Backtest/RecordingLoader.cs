using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Automation.Backtest;

/// <summary>Reads what is recorded of sensors and devices. Bounded: no backtest takes more memory than a million readings do.</summary>
internal sealed class RecordingLoader(IReadingStore store, NpgsqlDataSource database)
{
    /// <summary>The most readings that one backtest looks at: some 24 MB.</summary>
    public const int MaxReadings = 1_000_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The readings of some sensors: all of them, or averages of a minute where those would be too many; null when even these are.
    /// </summary>
    public async Task<(ReadingResolution Resolution, IReadOnlyList<ReadingPoint>[] Readings)?> ReadingsAsync(
        IReadOnlyList<SensorInput> sensors, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        if (sensors.Sum(sensor => (to - from) / sensor.ExpectedInterval) <= MaxReadings && await RawAsync(sensors, from, to, ct) is { } raw)
        {
            return (ReadingResolution.Raw, raw);
        }

        return sensors.Count * ((to - from) / Minute) <= MaxReadings
            ? (ReadingResolution.Minute, await Task.WhenAll(sensors.Select(sensor => MinutesAsync(sensor.Id, from, to, ct))))
            : null;
    }

    /// <summary>When a device was seen as commanded, oldest first; what was before <paramref name="from"/> only as its last turn.</summary>
    public async Task<IReadOnlyList<RecordedTurn>> TurnsAsync(Guid device, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var query = database.CreateCommand(
            """
            select ended_at, kind = 'turn_on' or (kind = 'set' and coalesce(data ->> 'level', data ->> 'position', data ->> 'value', '1')::float8 <> 0)
            from command
            where device_id = $1 and status = 'observed' and ended_at < $3
              and ended_at >= coalesce((select max(ended_at) from command where device_id = $1 and status = 'observed' and ended_at < $2), $2)
            order by ended_at
            """);
        query.Parameters.With(NpgsqlDbType.Uuid, device).With(NpgsqlDbType.TimestampTz, from).With(NpgsqlDbType.TimestampTz, to);
        var turns = new List<RecordedTurn>();
        await using var rows = await query.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            turns.Add(new RecordedTurn(rows.GetFieldValue<DateTimeOffset>(0), rows.GetBoolean(1)));
        }

        return turns;
    }

    // Null when a sensor reported more often than it should, and all together are too many.
    private async Task<IReadOnlyList<ReadingPoint>[]?> RawAsync(IReadOnlyList<SensorInput> sensors, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var readings = new List<IReadOnlyList<ReadingPoint>>(sensors.Count);
        var left = MaxReadings;
        foreach (var sensor in sensors)
        {
            var points = await store.RawAsync(sensor.Id, from, to, left + 1, ct);
            left -= points.Count;
            if (left < 0)
            {
                return null;
            }

            readings.Add(points);
        }

        return [.. readings];
    }

    // An average is known when its minute is over.
    private async Task<IReadOnlyList<ReadingPoint>> MinutesAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
    [
        .. (await store.BucketsAsync(sensor, from, to, Resolution.Minute, (int)((to - from) / Minute) + 2, ct))
            .Select(bucket => new ReadingPoint(bucket.At + Minute, bucket.Average)),
    ];
}
