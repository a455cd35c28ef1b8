using Npgsql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Testing;

public sealed class TestDatabaseTests(PostgresServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_database_has_the_whole_schema()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var command = database.DataSource.CreateCommand("SELECT to_regclass('public.orleansquery') IS NOT NULL");

        Assert.Equal(true, await command.ExecuteScalarAsync(Cancelled));
    }

    [Fact]
    public async Task A_killed_server_comes_back_with_what_was_committed()
    {
        await using var own = await PostgresServer.StartPrivateAsync();
        await using var database = await TestDatabase.CreateEmptyAsync(own);
        await ExecuteAsync(database, "CREATE TABLE t AS SELECT 1 AS x");

        await own.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(database, "SELECT x FROM t"));
        await own.StartAsync();
        await own.RestartAsync();

        await ExecuteAsync(database, "SELECT x FROM t");
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
#pragma warning disable CA2100 // Literals of this file.
        await using var command = database.DataSource.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancelled);
    }
}
