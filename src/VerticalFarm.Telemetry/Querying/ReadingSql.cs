namespace VerticalFarm.Telemetry.Querying;

/// <summary>The statements of <see cref="ReadingStore"/>. Of rows with the same sensor and time all use the one with the greatest ordinal.</summary>
internal static class ReadingSql
{
    private const string OfSensorInRange =
        """
        SELECT DISTINCT ON (ts) ts, value
        FROM reading_hot
        WHERE sensor_key = (SELECT key FROM sensor_key WHERE sensor_id = $1) AND ts >= $2 AND ts < $3
        ORDER BY ts, ordinal DESC
        """;

    /// <summary>Sensors: $1. Two steps down the index for each sensor, to its last time and to the rows of that.</summary>
    public const string Latest =
        """
        SELECT k.sensor_id, newest.ts, newest.value
        FROM sensor_key k
        CROSS JOIN LATERAL
        (
            SELECT h.ts, h.value
            FROM reading_hot h
            WHERE h.sensor_key = k.key AND h.ts = (SELECT max(ts) FROM reading_hot WHERE sensor_key = k.key)
            ORDER BY h.ordinal DESC
            LIMIT 1
        ) newest
        WHERE k.sensor_id = ANY ($1)
        """;

    /// <summary>Sensor: $1, from: $2, to: $3, limit: $4.</summary>
    public const string Raw = OfSensorInRange + "\nLIMIT $4";

    /// <summary>As <see cref="Raw"/>, and width of a bucket: $5.</summary>
    public const string Buckets =
        $"""
        SELECT date_bin($5, ts, timestamptz '2000-01-01 00:00:00Z') AS bucket, min(value), avg(value), max(value), count(*)
        FROM ({OfSensorInRange}) once
        GROUP BY bucket
        ORDER BY bucket
        LIMIT $4
        """;
}
