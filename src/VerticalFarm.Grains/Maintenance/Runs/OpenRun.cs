using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Maintenance.Runs;

/// <summary>A run that is under way. While its connection is open nobody else begins one of the same job; if it breaks, this run goes on to its end all the same.</summary>
internal sealed class OpenRun(NpgsqlConnection connection, string job, long id) : IAsyncDisposable
{
    /// <summary>How many runs of a job are kept.</summary>
    private const int Kept = 100;
    private const int MaxDetail = 500;

    /// <summary>Writes down how it ended, and forgets the oldest runs. Not given up with the run: it was done.</summary>
    public async Task EndAsync(JobOutcome outcome, string? detail, DateTimeOffset now)
    {
        await using var batch = new NpgsqlBatch(connection);
        var end = new NpgsqlBatchCommand("update job_run set outcome = $2, detail = $3, ended_at = $4 where id = $1");
        end.Parameters.With(NpgsqlDbType.Bigint, id).With(NpgsqlDbType.Text, EnumNames.Of(outcome))
            .With(NpgsqlDbType.Text, detail?.Length > MaxDetail ? detail[..MaxDetail] : detail).With(NpgsqlDbType.TimestampTz, now);
        var forget = new NpgsqlBatchCommand("delete from job_run where job = $1 and id <= (select id from job_run where job = $1 order by id desc offset $2 limit 1)");
        forget.Parameters.With(NpgsqlDbType.Text, job).With(NpgsqlDbType.Integer, Kept);
        batch.BatchCommands.Add(end);
        batch.BatchCommands.Add(forget);
        await batch.ExecuteNonQueryAsync();
    }

    // Now, and not when the pool resets the connection for its next use.
    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var release = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await release.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // It broke, and the lock with it.
        }

        await connection.DisposeAsync();
    }
}
