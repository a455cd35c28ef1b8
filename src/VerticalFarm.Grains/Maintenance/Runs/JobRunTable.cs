using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Maintenance.Runs;

/// <summary>The record of runs, and the lock of those that are under way.</summary>
internal sealed class JobRunTable(NpgsqlDataSource database)
{
    private const string Columns = "started_at, extract(epoch from ended_at - started_at)::float8, outcome, detail";

    // Our part of the database's locks; which job, the second half says.
    private const int LockOfJobs = 702_183;

    /// <summary>Begins a run; null while another is under way. A run that is on record as running, and whose lock nobody holds, was cut short.</summary>
    public async Task<OpenRun?> BeginAsync(string job, DateTimeOffset now, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await using var hold = new NpgsqlCommand("select pg_try_advisory_lock($1, hashtext($2))", connection);
            hold.Parameters.With(NpgsqlDbType.Integer, LockOfJobs).With(NpgsqlDbType.Text, job);
            if (await hold.ExecuteScalarAsync(ct) is not true)
            {
                await connection.DisposeAsync();
                return null;
            }

            await using var begin = new NpgsqlBatch(connection);
            begin.BatchCommands.Add(With("update job_run set outcome = 'cut_short', ended_at = $2 where job = $1 and outcome = 'running'", job, now));
            begin.BatchCommands.Add(With("insert into job_run (job, started_at, outcome) values ($1, $2, 'running') returning id", job, now));
            return new OpenRun(connection, job, (long)(await begin.ExecuteScalarAsync(ct))!);
        }
        catch
        {
            await connection.DisposeAsync(); // The lock goes with it.
            throw;
        }
    }

    /// <summary>When the last run of each job began that did all there was.</summary>
    public async Task<IReadOnlyList<(string Job, DateTimeOffset At)>> DoneAsync(CancellationToken ct)
    {
        await using var query = database.CreateCommand("select job, max(started_at) from job_run where outcome = 'done' group by job");
        await using var rows = await query.ExecuteReaderAsync(ct);
        var done = new List<(string, DateTimeOffset)>();
        while (await rows.ReadAsync(ct))
        {
            done.Add((rows.GetString(0), rows.GetFieldValue<DateTimeOffset>(1)));
        }

        return done;
    }

    /// <summary>The last run of each job.</summary>
    public async Task<IReadOnlyDictionary<string, JobRunView>> LatestAsync(CancellationToken ct)
    {
        await using var query = database.CreateCommand($"select distinct on (job) {Columns}, job from job_run order by job, id desc");
        await using var rows = await query.ExecuteReaderAsync(ct);
        var latest = new Dictionary<string, JobRunView>();
        while (await rows.ReadAsync(ct))
        {
            latest[rows.GetString(4)] = Read(rows);
        }

        return latest;
    }

    /// <summary>The runs of a job, the newest first.</summary>
    public async Task<Page<JobRunView>> ListAsync(string job, PageRequest page, CancellationToken ct)
    {
        var filter = "where job = $1 and ($2::text is null or strpos(lower(detail), lower($2)) > 0)";
        await using var batch = database.CreateBatch();
        var items = new NpgsqlBatchCommand($"select {Columns} from job_run {filter} order by id desc limit $3 offset $4");
        items.Parameters.With(NpgsqlDbType.Text, job).With(NpgsqlDbType.Text, page.Search).With(NpgsqlDbType.Integer, page.Limit).With(NpgsqlDbType.Integer, page.Skip);
        var count = new NpgsqlBatchCommand($"select count(*) from job_run {filter}");
        count.Parameters.With(NpgsqlDbType.Text, job).With(NpgsqlDbType.Text, page.Search);
        batch.BatchCommands.Add(items);
        batch.BatchCommands.Add(count);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var found = ImmutableArray.CreateBuilder<JobRunView>();
        while (await rows.ReadAsync(ct))
        {
            found.Add(Read(rows));
        }

        await rows.NextResultAsync(ct);
        await rows.ReadAsync(ct);
        return new Page<JobRunView> { Items = found.ToImmutable(), Total = rows.GetInt64(0), Skip = page.Skip, Limit = page.Limit };
    }

    private static NpgsqlBatchCommand With(string sql, string job, DateTimeOffset at)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.With(NpgsqlDbType.Text, job).With(NpgsqlDbType.TimestampTz, at);
        return command;
    }

    private static JobRunView Read(NpgsqlDataReader row) => new()
    {
        StartedAt = row.GetFieldValue<DateTimeOffset>(0),
        DurationSeconds = row.IsDBNull(1) ? null : Math.Round(row.GetDouble(1), 3),
        Outcome = EnumNames.Parse<JobOutcome>(row.GetString(2)),
        Detail = row.IsDBNull(3) ? null : row.GetString(3),
    };
}
