using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Administration;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Administration;

/// <summary>How late the evaluations of rules are, from their reminders and watermarks.</summary>
internal sealed class ReminderLagQuery(NpgsqlDataSource database, TimeProvider time)
{
    // A rule that was never evaluated is late from its first tick on.
    private const string Sql =
        """
        with ages as
        (
            select extract(epoch from $1 - coalesce(mark.evaluated_at, reminder.start_time))::float8 as age, mark.minutes_missed
            from orleans_reminder reminder
            left join rule_watermark mark on mark.rule_id = split_part(reminder.grain_id, '/', 2)::uuid
            where reminder.reminder_name = 'evaluate'
        )
        select (select count(*) from orleans_reminder), count(*), count(*) filter (where age > 90),
          greatest(coalesce(max(age), 0) - 60, 0), coalesce(sum(minutes_missed), 0)::bigint
        from ages
        """;

    public async Task<ReminderLag> RunAsync(CancellationToken ct)
    {
        await using var query = database.CreateCommand(Sql);
        query.Parameters.With(NpgsqlDbType.TimestampTz, time.GetUtcNow());
        await using var rows = await query.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        return new ReminderLag
        {
            Reminders = rows.GetInt64(0),
            Rules = rows.GetInt64(1),
            RulesLate = rows.GetInt64(2),
            LagSeconds = Math.Round(rows.GetDouble(3), 1),
            MinutesMissed = rows.GetInt64(4),
        };
    }
}
