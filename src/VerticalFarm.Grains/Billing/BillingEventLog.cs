using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Grains.Storage;
using VerticalFarm.Integrations.Billing;

namespace VerticalFarm.Grains.Billing;

/// <summary>Which events were dealt with. Written after what came of them: one that is sent again in between changes nothing, and is then known.</summary>
internal sealed class BillingEventLog(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<bool> KnowsAsync(string eventId)
    {
        await using var query = database.CreateCommand("select true from billing_event where event_id = $1");
        query.Parameters.With(NpgsqlDbType.Text, eventId);
        return await query.ExecuteScalarAsync() is true;
    }

    public async Task AddAsync(SubscriptionEvent received, Guid accountId, bool applied)
    {
        await using var insert = database.CreateCommand(
            "insert into billing_event (event_id, account_id, type, created_at, received_at, applied) values ($1, $2, $3, $4, $5, $6) on conflict do nothing");
        insert.Parameters
            .With(NpgsqlDbType.Text, received.EventId)
            .With(NpgsqlDbType.Uuid, accountId)
            .With(NpgsqlDbType.Text, received.Type)
            .With(NpgsqlDbType.TimestampTz, received.At)
            .With(NpgsqlDbType.TimestampTz, time.GetUtcNow())
            .With(NpgsqlDbType.Boolean, applied);
        await insert.ExecuteNonQueryAsync();
    }
}
