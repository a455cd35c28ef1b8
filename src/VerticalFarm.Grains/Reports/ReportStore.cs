using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Reports;

/// <summary>Reports in PostgreSQL: one for each farm and date, by the table's key.</summary>
internal sealed class ReportStore(NpgsqlDataSource database)
{
    private const string Filter = "where farm_id = $1 and ($2::date is null or date >= $2) and ($3::date is null or date <= $3) and ($4::text is null or strpos(lower(headline), lower($4)) > 0)";

    /// <summary>Stores a report unless there is a final one of its date: then that stays. True when it was stored.</summary>
    /// <param name="report">The report.</param>
    /// <param name="tell">Whether the farm's channels are to be told of it.</param>
    public async Task<bool> SaveAsync(DailyReport report, bool tell)
    {
        await using var save = database.CreateCommand(
            """
            insert into daily_report (farm_id, date, timezone, made_at, final, headline, content, announced_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (farm_id, date) do update set timezone = excluded.timezone, made_at = excluded.made_at, final = excluded.final, headline = excluded.headline,
              content = excluded.content, announced_at = excluded.announced_at
            where not daily_report.final
            """);
        save.Parameters
            .With(NpgsqlDbType.Uuid, report.FarmId)
            .With(NpgsqlDbType.Date, report.Date)
            .With(NpgsqlDbType.Text, report.Timezone)
            .With(NpgsqlDbType.TimestampTz, report.MadeAt)
            .With(NpgsqlDbType.Boolean, report.Final)
            .With(NpgsqlDbType.Text, report.Headline)
            .With(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(report, StoredJson.Options))
            .With(NpgsqlDbType.TimestampTz, tell ? null : report.MadeAt);
        return await save.ExecuteNonQueryAsync() == 1;
    }

    public async Task<DailyReport?> FindAsync(Guid farmId, DateOnly date)
    {
        await using var query = database.CreateCommand("select content from daily_report where farm_id = $1 and date = $2");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.Date, date);
        return await query.ExecuteScalarAsync() is string content ? Read(content) : null;
    }

    public async Task<Page<ReportSummary>> ListAsync(Guid farmId, ReportQuery asked)
    {
        await using var batch = database.CreateBatch();
        var items = new NpgsqlBatchCommand($"select date, final, headline, made_at, announced_at from daily_report {Filter} order by date desc limit $5 offset $6");
        Bind(items, farmId, asked).With(NpgsqlDbType.Integer, asked.Page.Limit).With(NpgsqlDbType.Integer, asked.Page.Skip);
        var count = new NpgsqlBatchCommand($"select count(*) from daily_report {Filter}");
        Bind(count, farmId, asked);
        batch.BatchCommands.Add(items);
        batch.BatchCommands.Add(count);
        await using var rows = await batch.ExecuteReaderAsync();
        var found = ImmutableArray.CreateBuilder<ReportSummary>();
        while (await rows.ReadAsync())
        {
            found.Add(new ReportSummary
            {
                Type = ReportType.Daily,
                Date = rows.GetFieldValue<DateOnly>(0),
                Final = rows.GetBoolean(1),
                Headline = rows.GetString(2),
                MadeAt = rows.GetFieldValue<DateTimeOffset>(3),
                AnnouncedAt = rows.IsDBNull(4) ? null : rows.GetFieldValue<DateTimeOffset>(4),
            });
        }

        await rows.NextResultAsync();
        await rows.ReadAsync();
        return new Page<ReportSummary> { Items = found.ToImmutable(), Total = rows.GetInt64(0), Skip = asked.Page.Skip, Limit = asked.Page.Limit };
    }

    /// <summary>The dates from one on that have a final report.</summary>
    public async Task<IReadOnlySet<DateOnly>> FinalDatesAsync(Guid farmId, DateOnly from)
    {
        await using var query = database.CreateCommand("select date from daily_report where farm_id = $1 and date >= $2 and final");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.Date, from);
        var dates = new HashSet<DateOnly>();
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            dates.Add(rows.GetFieldValue<DateOnly>(0));
        }

        return dates;
    }

    /// <summary>The figures of final reports of some days, by date.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, ReportFigures>> FiguresAsync(Guid farmId, DateOnly from, DateOnly to)
    {
        await using var query = database.CreateCommand("select date, content -> 'figures' from daily_report where farm_id = $1 and date >= $2 and date <= $3 and final");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.Date, from).With(NpgsqlDbType.Date, to);
        var figures = new Dictionary<DateOnly, ReportFigures>();
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            figures[rows.GetFieldValue<DateOnly>(0)] = JsonSerializer.Deserialize<ReportFigures>(rows.GetString(1), StoredJson.Options)!;
        }

        return figures;
    }

    /// <summary>Final reports that were not left for the channels yet, the oldest first.</summary>
    public async Task<IReadOnlyList<DailyReport>> UnannouncedAsync(Guid farmId)
    {
        await using var query = database.CreateCommand("select content from daily_report where farm_id = $1 and final and announced_at is null order by date");
        query.Parameters.With(NpgsqlDbType.Uuid, farmId);
        var reports = new List<DailyReport>();
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            reports.Add(Read(rows.GetString(0)));
        }

        return reports;
    }

    public async Task AnnouncedAsync(Guid farmId, DateOnly date, DateTimeOffset at)
    {
        await using var update = database.CreateCommand("update daily_report set announced_at = $3 where farm_id = $1 and date = $2");
        update.Parameters.With(NpgsqlDbType.Uuid, farmId).With(NpgsqlDbType.Date, date).With(NpgsqlDbType.TimestampTz, at);
        await update.ExecuteNonQueryAsync();
    }

    public async Task RemoveAllAsync(Guid farmId)
    {
        await using var delete = database.CreateCommand("delete from daily_report where farm_id = $1");
        delete.Parameters.With(NpgsqlDbType.Uuid, farmId);
        await delete.ExecuteNonQueryAsync();
    }

    private static DailyReport Read(string content) => JsonSerializer.Deserialize<DailyReport>(content, StoredJson.Options)!;

    private static NpgsqlParameterCollection Bind(NpgsqlBatchCommand command, Guid farmId, ReportQuery asked) => command.Parameters
        .With(NpgsqlDbType.Uuid, farmId)
        .With(NpgsqlDbType.Date, asked.From)
        .With(NpgsqlDbType.Date, asked.To)
        .With(NpgsqlDbType.Text, asked.Page.Search);
}
