using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Grains.Accounts;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Maintenance.Jobs;

/// <summary>Deletes old rows of a table, some thousands at a time, so that nobody waits for it.</summary>
internal sealed class RowCleanUp(OldRows rows, NpgsqlDataSource database, IOptions<HousekeepingOptions> options, IOptions<AccountOptions> accounts, TimeProvider time)
    : IHousekeepingJob
{
    private const int AtOnce = 5_000;

    public string Name => rows.Job;

    public JobSchedule Schedule => JobSchedule.Daily;

    public async Task<JobResult> RunAsync(JobStretch stretch, CancellationToken ct)
    {
        var before = time.GetUtcNow() - rows.Kept(options.Value, accounts.Value);
        var deleted = 0L;
        while (stretch.HasTime(JobStretch.Short))
        {
            // Table and condition are our own words, never somebody's input.
            await using var delete = database.CreateCommand($"delete from {rows.Table} where ctid = any (array(select old.ctid from {rows.Table} old where {rows.Condition} limit $2))");
            delete.Parameters.With(NpgsqlDbType.TimestampTz, before).With(NpgsqlDbType.Integer, AtOnce);
            var some = await delete.ExecuteNonQueryAsync(ct);
            deleted += some;
            if (some < AtOnce)
            {
                return new JobResult(true, Told(deleted));
            }
        }

        return new JobResult(false, Told(deleted));
    }

    private static string Told(long deleted) => string.Create(CultureInfo.InvariantCulture, $"{deleted} rows were deleted");
}
