using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using VerticalFarm.Hosting.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Sql;

/// <summary>A running silo and its database: Orleans' own providers, on our statements.</summary>
public sealed class SiloFixture(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestHost? _silo;

    public TestDatabase Database => _database!;

    public IServiceProvider Services => _silo!.Services;

    public IGrainStorage Storage => Services.GetRequiredService<IGrainStorage>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        _silo = await TestHost.StartSiloAsync(_database, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _silo!.DisposeAsync();
        await _database!.DisposeAsync();
    }
}
