using Npgsql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Sql;

/// <summary>
/// The statement that clears state without deleting its row. Our hosts delete, but the provider reads both, and another host might be configured otherwise.
/// </summary>
public sealed class ClearedStateTests(PostgresServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clearing_empties_the_payload_and_moves_the_version()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await RunAsync(database, "WriteToStorageKey", version: null);

        Assert.Equal(2, await RunAsync(database, "ClearStorageKey", version: 1));

        Assert.Equal(true, await database.ScalarAsync("SELECT payload IS NULL AND version = 2 FROM orleans_grain_state"));
    }

    [Fact]
    public async Task Clearing_an_old_version_answers_that_version_and_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await RunAsync(database, "WriteToStorageKey", version: null);
        await RunAsync(database, "WriteToStorageKey", version: 1);

        Assert.Equal(1, await RunAsync(database, "ClearStorageKey", version: 1));

        Assert.Equal(true, await database.ScalarAsync("SELECT payload IS NOT NULL AND version = 2 FROM orleans_grain_state"));
    }

    private static async Task<object?> RunAsync(TestDatabase database, string key, int? version)
    {
        var text = (string)(await database.ScalarAsync("SELECT QueryText FROM OrleansQuery WHERE QueryKey = $1", key))!;
#pragma warning disable CA2100 // The statement under test.
        await using var command = database.DataSource.CreateCommand(text);
#pragma warning restore CA2100
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new("GrainIdHash", 1), new("GrainIdN0", 2L), new("GrainIdN1", 3L), new("GrainTypeHash", 4), new("GrainTypeString", "thing"),
            new("ServiceId", "service"),
            new("GrainIdExtensionString", System.Data.DbType.String) { Value = DBNull.Value },
            new("GrainStateVersion", System.Data.DbType.Int32) { Value = (object?)version ?? DBNull.Value },
        });
        if (text.Contains("@PayloadBinary", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter("PayloadBinary", "{}"u8.ToArray()));
        }

        return await command.ExecuteScalarAsync(Cancelled);
    }
}
