using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Maintenance.Jobs;

/// <summary>Takes sessions whose time is over off their accounts, and with them what was kept of their refresh tokens: who never signs in again would keep them for ever.</summary>
internal sealed class EndedSessions(NpgsqlDataSource database, IGrainFactory grains, TimeProvider time) : IHousekeepingJob
{
    private const int AtOnce = 100;

    private const string Sql =
        """
        select key from grain_state
        where grain = 'account' and exists (select from jsonb_array_elements(state -> 'sessions') session where (session ->> 'expires_at')::timestamptz <= $1)
        limit $2
        """;

    public string Name => "ended-sessions";

    public JobSchedule Schedule => JobSchedule.Daily;

    public async Task<JobResult> RunAsync(JobStretch stretch, CancellationToken ct)
    {
        var accounts = 0;
        while (stretch.HasTime(JobStretch.Short))
        {
            var some = await SomeAsync(ct);
            foreach (var account in some)
            {
                await grains.GetGrain<IAccountGrain>(account).DropEndedSessions();
            }

            accounts += some.Count;
            if (some.Count < AtOnce)
            {
                return new JobResult(true, Told(accounts));
            }
        }

        return new JobResult(false, Told(accounts));
    }

    private static string Told(int accounts) => string.Create(CultureInfo.InvariantCulture, $"sessions of {accounts} accounts were dropped");

    private async Task<List<Guid>> SomeAsync(CancellationToken ct)
    {
        await using var query = database.CreateCommand(Sql);
        query.Parameters.With(NpgsqlDbType.TimestampTz, time.GetUtcNow()).With(NpgsqlDbType.Integer, AtOnce);
        await using var rows = await query.ExecuteReaderAsync(ct);
        var some = new List<Guid>();
        while (await rows.ReadAsync(ct))
        {
            some.Add(Guid.Parse(rows.GetString(0)));
        }

        return some;
    }
}
