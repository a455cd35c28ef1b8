using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Grains.Administration;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Maintenance.Runs;

/// <summary>The reminders of grains, of each kind as one.</summary>
internal sealed class ReminderTable(NpgsqlDataSource database, ReminderLagQuery lag)
{
    // Those of rules, whose lateness is known by their watermarks.
    private const string Evaluation = "evaluate";

    public async Task<IReadOnlyList<JobView>> ListAsync(string[] except, CancellationToken ct)
    {
        var late = (await lag.RunAsync(ct)).LagSeconds;
        await using var query = database.CreateCommand(
            "select reminder_name, count(*), min(period_ms) from orleans_reminder where reminder_name <> all ($1) group by reminder_name order by reminder_name");
        query.Parameters.With(NpgsqlDbType.Array | NpgsqlDbType.Text, except);
        await using var rows = await query.ExecuteReaderAsync(ct);
        var views = new List<JobView>();
        while (await rows.ReadAsync(ct))
        {
            var name = rows.GetString(0);
            views.Add(new JobView
            {
                Name = name,
                Kind = JobKind.Reminder,
                Schedule = $"every {TimeSpan.FromMilliseconds(rows.GetInt64(2)):c}",
                Count = rows.GetInt64(1),
                LateSeconds = name == Evaluation ? late : null,
            });
        }

        return views;
    }
}
