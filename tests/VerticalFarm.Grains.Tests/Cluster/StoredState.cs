using Npgsql;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Cluster;

/// <summary>What the cluster keeps, looked at and changed behind its back.</summary>
internal static class StoredState
{
    /// <summary>The state of a grain as JSON; null when none is kept.</summary>
    public static async Task<string?> StateOfAsync(this TestDatabase database, string name, Guid key)
    {
        await using var command = database.DataSource.CreateCommand("SELECT state::text FROM grain_state WHERE grain = $1 AND key = $2::text");
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(key);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) as string;
    }

    /// <summary>Sets one member of a grain's state, as another activation would: with a new version.</summary>
    public static Task SetAsync(this TestDatabase database, string name, Guid key, string[] path, string json) => database.ChangeOneAsync(
        """
        UPDATE orleans_grain_state SET payload = jsonb_set(payload, $3, $4::jsonb), version = version + 1
        WHERE grain_type = $1 AND orleans_guid(grain_id_n0, grain_id_n1) = $2
        """,
        name,
        key,
        path,
        json);

    /// <summary>Whether a text stands in a grain's state.</summary>
    public static async Task<bool> StateContainsAsync(this TestDatabase database, string name, Guid key, string text) => (await database.ColumnAsync<string>(
        "SELECT key FROM grain_state WHERE grain = $1 AND key = $2 AND state::text LIKE '%' || $3 || '%'", name, $"{key}", text)).Length == 1;

    /// <summary>Takes a grain's state away.</summary>
    public static Task LoseAsync(this TestDatabase database, string name, Guid key) => database.ChangeOneAsync(
        "DELETE FROM orleans_grain_state WHERE grain_type = $1 AND orleans_guid(grain_id_n0, grain_id_n1) = $2", name, key);

    /// <summary>Which of these grains state is kept of.</summary>
    public static Task<string[]> KeptAsync(this TestDatabase database, IEnumerable<Guid> keys) =>
        database.ColumnAsync<string>("SELECT key FROM grain_state WHERE key = ANY ($1)", [keys.Select(key => $"{key}").ToArray()]);

    /// <summary>The reminders that these grains have.</summary>
    public static Task<string[]> RemindersAsync(this TestDatabase database, IEnumerable<Guid> keys) => database.ColumnAsync<string>(
        "SELECT grain_id FROM orleans_reminder WHERE replace(grain_id, '-', '') LIKE ANY ($1)", [keys.Select(key => $"%{key:N}%").ToArray()]);

    /// <summary>The first column of a query's rows.</summary>
    public static async Task<T[]> ColumnAsync<T>(this TestDatabase database, string sql, params object[] parameters)
    {
        await using var command = Command(database, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var column = new List<T>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            column.Add(await reader.GetFieldValueAsync<T>(0, TestContext.Current.CancellationToken));
        }

        return [.. column];
    }

    /// <summary>Runs a statement.</summary>
    public static async Task ExecuteAsync(this TestDatabase database, string sql, params object[] parameters)
    {
        await using var command = Command(database, sql, parameters);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task ChangeOneAsync(this TestDatabase database, string sql, params object[] parameters)
    {
        await using var command = Command(database, sql, parameters);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    private static NpgsqlCommand Command(TestDatabase database, string sql, object[] parameters)
    {
        var command = database.DataSource.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        return command;
    }
}
