using Npgsql;

namespace VerticalFarm.Hosting.Database;

/// <summary>Reads the table in which Evolve notes what it applied.</summary>
internal static class MigrationLedger
{
    public const string Table = "changelog";

    /// <summary>File names of the scripts that were applied, oldest first; none on a database that was never migrated.</summary>
    public static async Task<List<string>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await using var exists = new NpgsqlCommand("SELECT to_regclass('public.changelog') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return names;
        }

        // type 0 is a versioned script; other rows note the schema itself.
        await using var command = new NpgsqlCommand("SELECT name FROM public.changelog WHERE success AND type = 0 ORDER BY id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
