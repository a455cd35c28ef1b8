using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VerticalFarm.Hosting.Database;

namespace VerticalFarm.Testing;

/// <summary>A database that is migrated once and then copied: a copy takes a fraction of the time.</summary>
internal sealed class MigratedTemplate(PostgresServer server) : IAsyncDisposable
{
    private readonly SemaphoreSlim _once = new(1);
    private string? _name;

    /// <summary>Its name; the first to ask makes it.</summary>
    public async Task<string> GetNameAsync()
    {
        await _once.WaitAsync();
        try
        {
            return _name ??= await CreateAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_name is not null)
        {
            await TestDatabase.ExecuteAsync(server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }

        _once.Dispose();
    }

    private async Task<string> CreateAsync()
    {
        var name = TestDatabase.NewName("template");
        await TestDatabase.ExecuteAsync(server, $"CREATE DATABASE {name}");

        // A template must have no connection while it is copied: none is pooled.
        var address = new NpgsqlConnectionStringBuilder(server.ConnectionString(name)) { Pooling = false };
        await using var database = NpgsqlDataSource.Create(address);
        await new DatabaseMigrator(database, NullLogger<DatabaseMigrator>.Instance).MigrateAsync(CancellationToken.None);
        return name;
    }
}
