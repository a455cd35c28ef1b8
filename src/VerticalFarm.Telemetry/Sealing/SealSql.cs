namespace VerticalFarm.Telemetry.Sealing;

/// <summary>The statements of <see cref="ReadingSealer"/>.</summary>
internal static class SealSql
{
    /// <summary>Held to the end of the transaction: two that pack the same hour would each write a block of its own part.</summary>
    public const string TryLock = "SELECT pg_try_advisory_xact_lock(7021834412)";

    /// <summary>
    /// From sensor: $1, before: $2, at the most: $3. In the order of writing where a time comes twice: when the limit parts the two, the later one is packed later
    /// and takes the place of the earlier.
    /// </summary>
    public const string Take =
        """
        DELETE FROM reading_hot
        WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM reading_hot
            WHERE sensor_key >= $1 AND ts < $2
            ORDER BY sensor_key, ts, ordinal
            LIMIT $3))
        RETURNING sensor_key, ts, value, ordinal
        """;

    /// <summary>Sensors: $1, hours: $2, row by row.</summary>
    public const string Lift =
        """
        WITH touched AS (SELECT * FROM unnest($1, $2) AS h (sensor_key, starts_at)),
        summed AS (DELETE FROM reading_hour r USING touched t WHERE r.sensor_key = t.sensor_key AND r.starts_at = t.starts_at)
        DELETE FROM reading_block b USING touched t
        WHERE b.sensor_key = t.sensor_key AND b.starts_at = t.starts_at
        RETURNING b.sensor_key, b.starts_at, b.count, b.packed, b.plain
        """;

    public const string CopyBlocks = "COPY reading_block (starts_at, sensor_key, count, packed, plain) FROM STDIN (FORMAT BINARY)";

    public const string CopyHours = "COPY reading_hour (starts_at, last_at, min, max, sum, first, last, sensor_key, count) FROM STDIN (FORMAT BINARY)";

    /// <summary>What is being added meanwhile stays as it is until the next time. Who does the same at once finds the rows gone and adds nothing.</summary>
    public const string JoinLedger =
        """
        WITH many AS (SELECT farm_id, sender_id FROM reading_ledger GROUP BY 1, 2 HAVING count(*) > 100),
        gone AS
        (
            DELETE FROM reading_ledger l USING many m
            WHERE l.farm_id = m.farm_id AND l.sender_id = m.sender_id
            RETURNING l.farm_id, l.sender_id, l.first, l.last
        )
        INSERT INTO reading_ledger (farm_id, sender_id, first, last)
        SELECT farm_id, sender_id, lower(run), upper(run) - 1
        FROM (SELECT farm_id, sender_id, unnest(range_agg(int8range(first, last, '[]'))) AS run FROM gone GROUP BY 1, 2) runs
        """;

    /// <summary>Hours: $1. First days of the months of these that have no part of the table yet.</summary>
    public const string MissingMonths =
        """
        SELECT month
        FROM (SELECT DISTINCT date_trunc('month', h AT TIME ZONE 'UTC')::date AS month FROM unnest($1) AS h) months
        WHERE to_regclass('reading_block_' || to_char(month, 'YYYY_MM')) IS NULL
        """;

    /// <summary>Months: $1. Waits for those who read, and whoever comes then waits for it: not to be part of a longer transaction.</summary>
    public const string MakeMonths = "SELECT reading_block_month(month) FROM unnest($1) AS month";

    /// <summary>Now: $1, days of a farm without a word of its own: $2. A full hour must be over by then, or a part of it would go on.</summary>
    public const string Forget =
        """
        WITH keep AS
        (
            SELECT k.key, $1 - make_interval(days => coalesce(f.raw_days, $2), hours => 1) AS until
            FROM sensor_key k LEFT JOIN farm_retention f ON f.farm_id = k.farm_id
        ),
        gone AS
        (
            DELETE FROM reading_block b USING keep
            WHERE b.sensor_key = keep.key AND b.starts_at <= keep.until AND b.starts_at <= (SELECT max(until) FROM keep)
            RETURNING b.count
        )
        SELECT coalesce(sum(count), 0)::bigint FROM gone
        """;

    /// <summary>Now: $1, days of a farm without a word of its own: $2. Parts of the table of which no farm keeps anything any more.</summary>
    public const string PastMonths =
        """
        SELECT c.oid::regclass::text
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'reading_block'::regclass
          AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month'
              <= ($1 AT TIME ZONE 'UTC') - make_interval(days => greatest($2, (SELECT max(raw_days) FROM farm_retention)))
        ORDER BY 1
        """;

    /// <summary>Making or dropping a part waits for whoever reads, and whoever comes then waits for it: rather not for long.</summary>
    public const string BePatient = "SET LOCAL lock_timeout = '2s'";
}
