using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Telemetry.Sealing;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>
/// Counts readings that are there already. Only one connection in the process writes late readings, one group after the other, so none slips in between
/// the search and the commit.
/// </summary>
internal static class DuplicateSearch
{
    private const string InHot =
        """
        SELECT DISTINCT asked.key, asked.ts
        FROM unnest($1, $2) AS asked (key, ts)
        WHERE EXISTS (SELECT FROM reading_hot h WHERE h.sensor_key = asked.key AND h.ts = asked.ts)
        """;

    /// <summary>Asked after <see cref="InHot"/>: what is packed between the two was seen there.</summary>
    private const string Blocks =
        """
        SELECT b.sensor_key, b.starts_at, b.count, b.packed, b.plain
        FROM (SELECT DISTINCT key, date_bin('1 hour', ts, timestamptz '2000-01-01 00:00:00Z') AS starts_at FROM unnest($1, $2) AS asked (key, ts)) hours
        JOIN reading_block b ON b.sensor_key = hours.key AND b.starts_at = hours.starts_at
        """;

    /// <summary>Fills <see cref="PendingWrite.Duplicates"/>.</summary>
    public static async Task RunAsync(List<PendingWrite> group, NpgsqlConnection connection, CancellationToken ct)
    {
        var seen = await FindAsync(group, connection, ct);
        foreach (var call in group)
        {
            var duplicates = new int[call.Keys.Length];
            for (var row = 0; row < call.Readings.Count; row++)
            {
                var sensor = call.Readings.SensorIndex[row];
                if (!seen.Add((call.Keys[sensor], Stored(call.Readings.UtcTicks[row]))))
                {
                    duplicates[sensor]++;
                }
            }

            call.Duplicates = duplicates;
        }
    }

    private static async Task<HashSet<(int Key, long Ticks)>> FindAsync(List<PendingWrite> group, NpgsqlConnection connection, CancellationToken ct)
    {
        var keys = group.SelectMany(call => call.Readings.SensorIndex.Select(sensor => call.Keys[sensor])).ToArray();
        var times = group.SelectMany(call => call.Readings.UtcTicks.Select(ticks => new DateTime(Stored(ticks), DateTimeKind.Utc))).ToArray();
        var seen = new HashSet<(int, long)>();
        await using (var hot = Asking(InHot, keys, times, connection))
        await using (var rows = await hot.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                seen.Add((rows.GetInt32(0), rows.GetDateTime(1).Ticks));
            }
        }

        await using var blocks = Asking(Blocks, keys, times, connection);
        await using var packed = await blocks.ExecuteReaderAsync(ct);
        while (await packed.ReadAsync(ct))
        {
            var plain = await packed.IsDBNullAsync(4, ct) ? null : await packed.GetFieldValueAsync<double[]>(4, ct);
            var hour = new PackedHour(packed.GetInt32(2), await packed.GetFieldValueAsync<byte[]>(3, ct), plain);
            foreach (var point in HourPacker.Unpack(packed.GetDateTime(1), hour))
            {
                seen.Add((packed.GetInt32(0), point.At.UtcTicks));
            }
        }

        return seen;
    }

    private static NpgsqlCommand Asking(string sql, int[] keys, DateTime[] times, NpgsqlConnection connection) =>
#pragma warning disable CA2100 // The constants above.
        new(sql, connection)
#pragma warning restore CA2100
        {
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new NpgsqlParameter<DateTime[]> { TypedValue = times, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
            },
        };

    /// <summary>The time as it is kept.</summary>
    private static long Stored(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);
}
