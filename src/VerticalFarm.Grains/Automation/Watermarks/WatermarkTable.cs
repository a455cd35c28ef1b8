using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Automation.Watermarks;

/// <summary>The watermarks in the database.</summary>
internal sealed class WatermarkTable(NpgsqlDataSource database)
{
    public async Task<RuleWatermark> FindAsync(Guid ruleId, CancellationToken ct)
    {
        await using var query = database.CreateCommand("select evaluated_at, minutes_missed, gap_from, gap_to from rule_watermark where rule_id = $1");
        query.Parameters.With(NpgsqlDbType.Uuid, ruleId);
        await using var rows = await query.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct)
            ? new RuleWatermark(rows.GetFieldValue<DateTimeOffset>(0), rows.GetInt64(1), At(rows, 2), At(rows, 3))
            : default;
    }

    /// <summary>Writes many in one statement. A mark never goes back: of two silos that had the same rule, the later evaluation counts.</summary>
    public async Task SaveAsync(IReadOnlyCollection<KeyValuePair<Guid, RuleWatermark>> marks, CancellationToken ct)
    {
        await using var upsert = database.CreateCommand(
            """
            insert into rule_watermark (rule_id, evaluated_at, minutes_missed, gap_from, gap_to)
            select * from unnest($1, $2, $3, $4, $5)
            on conflict (rule_id) do update set evaluated_at = excluded.evaluated_at, minutes_missed = excluded.minutes_missed,
              gap_from = excluded.gap_from, gap_to = excluded.gap_to
            where rule_watermark.evaluated_at < excluded.evaluated_at
            """);
        upsert.Parameters
            .With(NpgsqlDbType.Array | NpgsqlDbType.Uuid, marks.Select(mark => mark.Key).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, marks.Select(mark => mark.Value.EvaluatedAt).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Bigint, marks.Select(mark => mark.Value.MinutesMissed).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, marks.Select(mark => mark.Value.GapFrom).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, marks.Select(mark => mark.Value.GapTo).ToArray());
        await upsert.ExecuteNonQueryAsync(ct);
    }

    public async Task DeleteAsync(Guid ruleId)
    {
        await using var delete = database.CreateCommand("delete from rule_watermark where rule_id = $1");
        delete.Parameters.With(NpgsqlDbType.Uuid, ruleId);
        await delete.ExecuteNonQueryAsync();
    }

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
