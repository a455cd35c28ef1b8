using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.Api.Idempotency;

/// <summary>Creations that were asked for with a key, and their first answer. In PostgreSQL, so that every gateway knows them.</summary>
internal sealed class IdempotencyStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Longer than any request may take: after that the gateway that served it has died.
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(90);
    private const int TimeoutSeconds = 5;

    /// <summary>Takes a key for this request, or tells what became of it before.</summary>
    public async Task<IdempotencyClaim> ClaimAsync(Guid owner, string key, byte[] fingerprint, CancellationToken ct)
    {
        var now = time.GetUtcNow();

        // One statement: of two racing requests the second waits for the first's row and then changes nothing.
        await using var claim = Command(
            """
            insert into idempotency_key as known (owner, key, fingerprint, resource_id, created_at, claimed_at) values ($1, $2, $3, $4, $5, $5)
            on conflict (owner, key) do update set
              fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at, status = null, content_type = null, location = null, etag = null, body = null,
              resource_id = case when known.created_at < $6 then excluded.resource_id else known.resource_id end,
              created_at = case when known.created_at < $6 then excluded.created_at else known.created_at end
            where known.created_at < $6 or (known.status is null and known.claimed_at < $7 and known.fingerprint = excluded.fingerprint)
            returning resource_id
            """);
        claim.Parameters.AddRange(new[]
        {
            Value(NpgsqlDbType.Uuid, owner), Value(NpgsqlDbType.Text, key), Value(NpgsqlDbType.Bytea, fingerprint), Value(NpgsqlDbType.Uuid, Guid.CreateVersion7(now)),
            Value(NpgsqlDbType.TimestampTz, now), Value(NpgsqlDbType.TimestampTz, now - Lifetime), Value(NpgsqlDbType.TimestampTz, now - Claim),
        });
        return await claim.ExecuteScalarAsync(ct) is Guid resource ? new IdempotencyClaim.Mine(resource) : await KnownAsync(owner, key, fingerprint, ct);
    }

    /// <summary>Keeps the first answer.</summary>
    public Task CompleteAsync(Guid owner, string key, StoredAnswer answer) => ExecuteAsync(
        "update idempotency_key set status = $3, content_type = $4, location = $5, etag = $6, body = $7 where owner = $1 and key = $2",
        Value(NpgsqlDbType.Uuid, owner), Value(NpgsqlDbType.Text, key), Value(NpgsqlDbType.Integer, answer.Status),
        Value(NpgsqlDbType.Text, answer.ContentType), Value(NpgsqlDbType.Text, answer.Location), Value(NpgsqlDbType.Text, answer.ETag), Value(NpgsqlDbType.Bytea, answer.Body));

    /// <summary>Nothing was done: the key is as if it had never been used.</summary>
    public Task ForgetAsync(Guid owner, string key) => ExecuteAsync(
        "delete from idempotency_key where owner = $1 and key = $2 and status is null", Value(NpgsqlDbType.Uuid, owner), Value(NpgsqlDbType.Text, key));

    /// <summary>Nobody knows what was done: the next try may follow at once, and completes the same resource.</summary>
    public Task ReleaseAsync(Guid owner, string key) => ExecuteAsync(
        "update idempotency_key set claimed_at = '-infinity' where owner = $1 and key = $2 and status is null", Value(NpgsqlDbType.Uuid, owner), Value(NpgsqlDbType.Text, key));

    /// <summary>Drops what is older than a key is remembered.</summary>
    public Task CleanAsync() =>
        ExecuteAsync("delete from idempotency_key where created_at < $1", Value(NpgsqlDbType.TimestampTz, time.GetUtcNow() - Lifetime));

    private async Task<IdempotencyClaim> KnownAsync(Guid owner, string key, byte[] fingerprint, CancellationToken ct)
    {
        await using var query = Command("select fingerprint, status, content_type, location, etag, body from idempotency_key where owner = $1 and key = $2");
        query.Parameters.AddRange(new[] { Value(NpgsqlDbType.Uuid, owner), Value(NpgsqlDbType.Text, key) });
        await using var row = await query.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
        if (!await row.ReadAsync(ct))
        {
            return new IdempotencyClaim.InProgress(); // Forgotten just now: the caller asks again.
        }

        return !fingerprint.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(0)) ? new IdempotencyClaim.OtherRequest()
            : row.IsDBNull(1) ? new IdempotencyClaim.InProgress()
            : new IdempotencyClaim.Done(new StoredAnswer(row.GetInt32(1), Text(row, 2), Text(row, 3), Text(row, 4), row.GetFieldValue<byte[]>(5)));
    }

    private async Task ExecuteAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = database.CreateCommand(sql);
        command.CommandTimeout = TimeoutSeconds;
        return command;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static NpgsqlParameter Value(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
