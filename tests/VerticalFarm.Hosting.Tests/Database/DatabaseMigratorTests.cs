using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Hosting.Tests.Sql;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Database;

public sealed class DatabaseMigratorTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly SqlScript First = SqlScript.Parse("V0001__first.sql", "CREATE TABLE first (x integer);");
    private static readonly SqlScript Second = SqlScript.Parse("V0002__second.sql", "CREATE TABLE second (x integer);");
    private static readonly SqlScript SecondBroken = SqlScript.Parse("V0002__second.sql", "CREATE TABLE second (x integer); SELECT 1 / 0;");

    private TestDatabase? _database;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private TestDatabase Database => _database!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync(server);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    [Fact]
    public async Task Hosts_that_start_at_once_apply_every_script_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Migrator([.. SqlScript.Embedded]).MigrateAsync(Cancelled))));

        Assert.Equal(SqlScript.Embedded.Select(script => script.Name), await LedgerAsync());
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await Migrator(First, Second).MigrateAsync(Cancelled);
        await Migrator(First, Second).MigrateAsync(Cancelled);

        Assert.Equal(["V0001__first.sql", "V0002__second.sql"], await LedgerAsync());
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_and_the_next_start_goes_on()
    {
        var failure = await Assert.ThrowsAsync<MigrationException>(() => Migrator(First, SecondBroken).MigrateAsync(Cancelled));
        Assert.Contains("V0002__second.sql", failure.Message, StringComparison.Ordinal);
        Assert.Contains("division by zero", failure.Message, StringComparison.Ordinal);
        Assert.Equal((true, false), (await ExistsAsync("first"), await ExistsAsync("second")));

        await Migrator(First, Second).MigrateAsync(Cancelled);

        Assert.True(await ExistsAsync("second"));
        Assert.Equal(["V0001__first.sql", "V0002__second.sql"], await LedgerAsync());
    }

    [Fact]
    public async Task A_start_that_was_cut_off_in_a_script_leaves_nothing_and_the_next_goes_on()
    {
        var slow = SqlScript.Parse("V0002__second.sql", "CREATE TABLE second (x integer); SELECT pg_sleep(600);");
        var cutOff = Migrator(First, slow).MigrateAsync(Cancelled);
        await Eventually.BecomesTrueAsync(
            async () => await Database.ScalarAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'PgSleep'", Database.Name) is true,
            TimeSpan.FromSeconds(20), "the script is running", Cancelled);
        await Assert.ThrowsAnyAsync<Exception>(() => cutOff);
        Assert.False(await ExistsAsync("second"));

        await Migrator(First, Second).MigrateAsync(Cancelled);

        Assert.True(await ExistsAsync("second"));
    }

    [Fact]
    public async Task A_script_that_was_changed_after_it_was_applied_is_refused_by_name()
    {
        await Migrator(First, Second).MigrateAsync(Cancelled);
        var changed = SqlScript.Parse("V0001__first.sql", "CREATE TABLE first (x bigint);");

        var failure = await Assert.ThrowsAsync<MigrationException>(() => Migrator(changed, Second).MigrateAsync(Cancelled));

        Assert.Contains("V0001__first.sql", failure.Message, StringComparison.Ordinal);
        Assert.Contains("never edited", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_and_left_alone()
    {
        await Migrator(First, Second).MigrateAsync(Cancelled);

        var failure = await Assert.ThrowsAsync<MigrationException>(() => Migrator(First).MigrateAsync(Cancelled));

        Assert.Contains("newer than this program", failure.Message, StringComparison.Ordinal);
        Assert.Contains("V0002__second.sql", failure.Message, StringComparison.Ordinal);
        await Migrator(First, Second).MigrateAsync(Cancelled);
    }

    [Fact]
    public async Task The_lock_is_free_again_after_a_failure()
    {
        await Assert.ThrowsAsync<MigrationException>(() => Migrator(SecondBroken).MigrateAsync(Cancelled));

        Assert.Equal(0L, await Database.ScalarAsync(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database WHERE locktype = 'advisory' AND datname = current_database()"));
    }

    [Theory]
    [InlineData("0001__x.sql")]
    [InlineData("V__x.sql")]
    [InlineData("V1_x.sql")]
    public void A_script_with_another_kind_of_name_is_refused(string name) =>
        Assert.Throws<FormatException>(() => SqlScript.Parse(name, "SELECT 1"));

    private DatabaseMigrator Migrator(params SqlScript[] scripts) => new(Database.DataSource, NullLogger<DatabaseMigrator>.Instance, scripts);

    private async Task<bool> ExistsAsync(string table) => await Database.ScalarAsync("SELECT to_regclass($1) IS NOT NULL", $"public.{table}") is true;

    private async Task<List<string>> LedgerAsync()
    {
        await using NpgsqlConnection connection = await Database.DataSource.OpenConnectionAsync(Cancelled);
        return await MigrationLedger.ReadAppliedAsync(connection, Cancelled);
    }
}
