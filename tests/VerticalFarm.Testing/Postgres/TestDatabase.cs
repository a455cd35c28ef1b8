using Npgsql;

namespace VerticalFarm.Testing;

/// <summary>A database for one test (or one class of tests), dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PostgresServer _server;

    private TestDatabase(PostgresServer server, string name)
    {
        _server = server;
        Name = name;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>Its name on the server.</summary>
    public string Name { get; }

    /// <summary>How to reach it.</summary>
    public string ConnectionString => _server.ConnectionString(Name);

    /// <summary>Connections to it, pooled.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>A database with the whole schema and no rows.</summary>
    public static async Task<TestDatabase> CreateAsync(PostgresServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var name = NewName("test");
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {await server.Template.GetNameAsync()}");
        return new TestDatabase(server, name);
    }

    /// <summary>A database with nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(PostgresServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var name = NewName("test");
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new TestDatabase(server, name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    internal static string NewName(string kind) => $"verticalfarm_{kind}_{Guid.NewGuid():N}";

    /// <summary>Runs a statement that takes no parameters (<c>CREATE DATABASE</c>) with a name that we made.</summary>
    internal static async Task ExecuteAsync(PostgresServer server, string statement)
    {
        // Not pooled: the server may have been stopped and started since the last time.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.Administration) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names of databases cannot be parameters; these are made of letters, digits and _ here.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
