using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

/// <summary>
/// Tells every gateway that a session has ended, so that its access tokens, which nobody asks an account about, are good no longer. Written
/// ahead of the end: a session that then goes on is renewed into new access tokens of the same session, and ends at the next try.
/// </summary>
internal sealed class SessionRevocations(NpgsqlDataSource database, TimeProvider time)
{
    // An access token may live for a day at the most (the gateways' own check), and clocks differ.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(25);

    public async Task RevokeAsync(IReadOnlyCollection<Guid> sessions)
    {
        if (sessions.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        await using var batch = database.CreateBatch();
        var add = new NpgsqlBatchCommand("insert into revoked_session (session_id, until) select unnest($1), $2 on conflict do nothing");
        add.Parameters.With(NpgsqlDbType.Array | NpgsqlDbType.Uuid, sessions.ToArray()).With(NpgsqlDbType.TimestampTz, now + Kept);
        var forget = new NpgsqlBatchCommand("delete from revoked_session where until < $1");
        forget.Parameters.With(NpgsqlDbType.TimestampTz, now);
        batch.BatchCommands.Add(add);
        batch.BatchCommands.Add(forget);
        await batch.ExecuteNonQueryAsync();
    }
}
