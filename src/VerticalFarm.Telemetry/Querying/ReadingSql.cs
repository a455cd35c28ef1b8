namespace VerticalFarm.Telemetry.Querying;

/// <summary>
/// The statements of <see cref="ReadingStore"/>. Each sees loose and packed readings in one snapshot, so that none is missed or seen twice while it is being packed.
/// Of loose rows with the same sensor and time all use the one with the greatest ordinal.
/// </summary>
internal static class ReadingSql
{
    private const string Key = "(SELECT key FROM sensor_key WHERE sensor_id = $1)";

    // A block holds less than an hour from its beginning on.
    private const string BlocksInRange = $"FROM reading_block WHERE sensor_key = {Key} AND starts_at > $2 - interval '1 hour' AND starts_at < $3";

    private const string LooseInRange =
        $"""
        SELECT DISTINCT ON (ts) ts, value, NULL::bigint AS count, NULL::bytea AS packed, NULL::double precision[] AS plain
        FROM reading_hot
        WHERE sensor_key = {Key} AND ts >= $2 AND ts < $3
        ORDER BY ts, ordinal DESC
        """;

    /// <summary>Sensors: $1. For each sensor a few steps down an index: to its last loose time, the rows of that, and its last packed hour.</summary>
    public const string Latest =
        """
        SELECT k.sensor_id, newest.ts, newest.value
        FROM sensor_key k
        CROSS JOIN LATERAL
        (
            SELECT either.ts, either.value
            FROM
            (
                (SELECT h.ts, h.value, h.ordinal FROM reading_hot h
                 WHERE h.sensor_key = k.key AND h.ts = (SELECT max(ts) FROM reading_hot WHERE sensor_key = k.key)
                 ORDER BY h.ordinal DESC LIMIT 1)
                UNION ALL
                (SELECT r.last_at, r.last, 0 FROM reading_hour r WHERE r.sensor_key = k.key ORDER BY r.starts_at DESC LIMIT 1)
            ) either
            ORDER BY either.ts DESC, either.ordinal DESC
            LIMIT 1
        ) newest
        WHERE k.sensor_id = ANY ($1)
        """;

    /// <summary>
    /// Sensor: $1, from: $2, to: $3, limit: $4. As many blocks as it takes for the limit, of which the first may begin before the range and so does not count.
    /// </summary>
    public const string Raw =
        $"""
        SELECT starts_at, NULL::double precision, count::bigint, packed, plain
        FROM
        (
            SELECT starts_at, count, packed, plain, sum(count) OVER so_far - count - first_value(count) OVER so_far AS before
            {BlocksInRange}
            WINDOW so_far AS (ORDER BY starts_at)
        ) blocks
        WHERE before < $4
        UNION ALL
        ({LooseInRange} LIMIT $4)
        """;

    /// <summary>
    /// Sensor: $1, from: $2, to: $3, width of a bucket, an hour or more: $4. Hours that are packed and wholly in the range by what they come to; the others, in which
    /// there are loose readings or which the range cuts, by their readings.
    /// </summary>
    public const string Buckets =
        $"""
        WITH loose AS MATERIALIZED ({LooseInRange}),
        open AS MATERIALIZED (SELECT DISTINCT date_bin('1 hour', ts, timestamptz '2000-01-01 00:00:00Z') AS starts_at FROM loose)
        SELECT date_bin($4, starts_at, timestamptz '2000-01-01 00:00:00Z') AS at, min(min) AS value, sum(count)::bigint AS count,
               NULL::bytea AS packed, NULL::double precision[] AS plain, max(max), sum(sum)
        FROM reading_hour
        WHERE sensor_key = {Key} AND starts_at >= $2 AND starts_at <= $3 - interval '1 hour' AND starts_at NOT IN (SELECT starts_at FROM open)
        GROUP BY 1
        UNION ALL
        SELECT starts_at, NULL, count, packed, plain, NULL, NULL
        {BlocksInRange} AND (starts_at < $2 OR starts_at > $3 - interval '1 hour' OR starts_at IN (SELECT starts_at FROM open))
        UNION ALL
        SELECT ts, value, count, packed, plain, NULL, NULL FROM loose
        """;

    /// <summary>
    /// Sensor: $1, from: $2, to: $3, low: $4, high: $5, whether all are wanted one by one: $6. Packed hours that lie wholly in the range, have no loose readings and do not
    /// straddle a limit by what they come to; the readings of all others. An hour that straddles one comes both ways, in case that its readings were let go.
    /// </summary>
    public const string Stretch =
        $"""
        WITH loose AS MATERIALIZED ({LooseInRange}),
        open AS MATERIALIZED (SELECT DISTINCT date_bin('1 hour', ts, timestamptz '2000-01-01 00:00:00Z') AS starts_at FROM loose),
        whole AS MATERIALIZED
        (
            SELECT starts_at, min, max, sum, count, NOT (max < $4 OR min > $5 OR (min >= $4 AND max <= $5)) AS straddles
            FROM reading_hour
            WHERE sensor_key = {Key} AND starts_at >= $2 AND starts_at <= $3 - interval '1 hour' AND starts_at NOT IN (SELECT starts_at FROM open)
        )
        SELECT starts_at, min, count::bigint, NULL::bytea AS packed, NULL::double precision[] AS plain, max, sum FROM whole
        UNION ALL
        SELECT starts_at, NULL, count, packed, plain, NULL, NULL
        {BlocksInRange} AND ($6 OR starts_at NOT IN (SELECT starts_at FROM whole WHERE NOT straddles))
        UNION ALL
        SELECT ts, value, count, packed, plain, NULL, NULL FROM loose
        """;

    /// <summary>Farm: $1.</summary>
    public const string KeptDays = "SELECT raw_days FROM farm_retention WHERE farm_id = $1";

    /// <summary>Farm: $1, days: $2.</summary>
    public const string Keep = "INSERT INTO farm_retention (farm_id, raw_days) VALUES ($1, $2) ON CONFLICT (farm_id) DO UPDATE SET raw_days = $2 RETURNING raw_days";

    /// <summary>Farm: $1.</summary>
    public const string KeepAsUsual = "DELETE FROM farm_retention WHERE farm_id = $1 RETURNING raw_days";

    /// <summary>Farm: $1. Sorts within an index; runs are joined as they are read.</summary>
    public const string Ledger =
        """
        SELECT sender_id, lower(run), upper(run) - 1
        FROM (SELECT sender_id, unnest(range_agg(int8range(first, last, '[]'))) AS run FROM reading_ledger WHERE farm_id = $1 GROUP BY sender_id) runs
        ORDER BY sender_id, lower(run)
        """;
}
