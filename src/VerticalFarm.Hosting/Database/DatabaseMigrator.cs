using EvolveDb;
using EvolveDb.Configuration;
using EvolveDb.Dialect;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace VerticalFarm.Hosting.Database;

/// <summary>
/// Brings the schema of a database to the version that this program was built with: forward only, each script in its own transaction, with a
/// checksummed ledger (table <c>changelog</c>), and one program at a time.
/// </summary>
public sealed partial class DatabaseMigrator
{
    /// <summary>Names our advisory lock among others on the same server; the bytes spell "vertfarm".</summary>
    private const long LockKey = 0x766572746661726D;

    /// <summary>A migration may rewrite a large table; it is not held to the limit of ordinary statements.</summary>
    private static readonly TimeSpan ScriptTimeout = TimeSpan.FromMinutes(30);

    private readonly NpgsqlDataSource _database;
    private readonly ILogger<DatabaseMigrator> _logger;
    private readonly IReadOnlyList<SqlScript> _scripts;

    /// <summary>Creates a migrator of the scripts embedded in this program.</summary>
    public DatabaseMigrator(NpgsqlDataSource database, ILogger<DatabaseMigrator> logger)
        : this(database, logger, SqlScript.Embedded)
    {
    }

    internal DatabaseMigrator(NpgsqlDataSource database, ILogger<DatabaseMigrator> logger, IReadOnlyList<SqlScript> scripts)
    {
        _database = database;
        _logger = logger;
        _scripts = scripts;
    }

    /// <summary>Applies what is missing. Does nothing on a database that is up to date; waits while another program migrates the same one.</summary>
    /// <exception cref="MigrationException">A script failed, an applied script was changed since, or the database is newer than this program.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await TakeLockAsync(connection, cancellationToken);
        await RefuseNewerAsync(connection, cancellationToken);

        // Evolve only knows synchronous calls.
        var applied = await Task.Run(() => Apply(connection), cancellationToken);
        LogMigrated(_logger, _scripts[^1].Version!.Label, applied.Count == 0 ? "nothing" : string.Join(", ", applied));
        await ReleaseLockAsync(connection);
    }

    private static async Task TakeLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection)
        {
            Parameters = { new() { Value = LockKey } },

            // However long the other program takes.
            CommandTimeout = 0,
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ReleaseLockAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task RefuseNewerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var known = _scripts.Select(script => script.Name).ToHashSet();
        var unknown = (await MigrationLedger.ReadAppliedAsync(connection, cancellationToken)).Where(name => !known.Contains(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new MigrationException(
                $"The database is newer than this program: it holds {string.Join(", ", unknown)}, this program knows up to {_scripts[^1].Name}. "
                + "Start a program of that version or later; a schema never goes back.");
        }
    }

    private List<string> Apply(NpgsqlConnection connection)
    {
        var evolve = new Evolve(connection, message => LogDetail(_logger, message), DBMS.PostgreSQL)
        {
            MigrationLoader = new SqlScriptLoader(_scripts),
            MetadataTableSchema = "public",
            MetadataTableName = MigrationLedger.Table,
            Schemas = ["public"],
            IsEraseDisabled = true,
            TransactionMode = TransactionKind.CommitEach,
            CommandTimeout = (int)ScriptTimeout.TotalSeconds,

            // Its own lock is polled every three seconds and has the same number for every program that uses Evolve: ours stands in for it.
            EnableClusterMode = false,
        };
        try
        {
            evolve.Migrate();
            return evolve.AppliedMigrations;
        }
        catch (EvolveValidationException exception)
        {
            throw new MigrationException(
                $"{exception.Message} An applied migration is never edited: restore its file, and put the change into a new one.", exception);
        }
        catch (EvolveException exception)
        {
            throw new MigrationException(
                $"{exception.Message} {exception.InnerException?.Message} Nothing of that script remains; the next start tries it again.",
                exception);
        }
    }
}
