using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Accounts;

/// <summary>
/// Counts wrong passwords, and shuts out who gave too many. In a table and not in memory: otherwise whoever guesses would be forgiven with
/// every restart of a silo, and with every grain that moves. Beside a password's check the query costs nothing.
/// </summary>
internal sealed class WrongPasswords(NpgsqlDataSource database, IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>Why no password is looked at just now; null when one is.</summary>
    /// <param name="subject">What passwords are given for: an address, or an account.</param>
    public async Task<Failure?> ShutOutAsync(string subject)
    {
        var now = time.GetUtcNow();
        await using var query = database.CreateCommand("select at from wrong_password where subject = $1 and at > $2 order by at desc offset $3 limit 1");
        query.Parameters.With(NpgsqlDbType.Bytea, Hash(subject)).With(NpgsqlDbType.TimestampTz, now - options.Value.LockOutWindow)
            .With(NpgsqlDbType.Integer, options.Value.MaxFailures - 1);

        // When the oldest of those that are enough is forgiven, so is the subject.
        return await query.ExecuteScalarAsync() is DateTime oldest
            ? new Failure
            {
                Kind = FailureKind.RateLimited,
                Message = "Too many wrong passwords for this e-mail address",
                RetryAfter = new DateTimeOffset(oldest, TimeSpan.Zero) + options.Value.LockOutWindow - now,
            }
            : null;
    }

    /// <summary>Counts one. Those that count no longer, of whomever, go.</summary>
    public async Task AddAsync(string subject)
    {
        var now = time.GetUtcNow();
        await using var batch = database.CreateBatch();
        var add = new NpgsqlBatchCommand("insert into wrong_password (subject, at) values ($1, $2)");
        add.Parameters.With(NpgsqlDbType.Bytea, Hash(subject)).With(NpgsqlDbType.TimestampTz, now);
        var forget = new NpgsqlBatchCommand("delete from wrong_password where at <= $1");
        forget.Parameters.With(NpgsqlDbType.TimestampTz, now - options.Value.LockOutWindow);
        batch.BatchCommands.Add(add);
        batch.BatchCommands.Add(forget);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Forgives all of a subject, which has shown the right one.</summary>
    public async Task ForgiveAsync(string subject)
    {
        await using var delete = database.CreateCommand("delete from wrong_password where subject = $1");
        delete.Parameters.With(NpgsqlDbType.Bytea, Hash(subject));
        await delete.ExecuteNonQueryAsync();
    }

    private static byte[] Hash(string subject) => SHA256.HashData(Encoding.UTF8.GetBytes(subject));
}
