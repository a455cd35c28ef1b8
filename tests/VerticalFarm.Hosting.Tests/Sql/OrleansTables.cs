using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Messaging;
using VerticalFarm.Hosting.Cluster;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Sql;

/// <summary>Orleans' own tables on our statements, without a silo around them that would write into them too.</summary>
internal sealed class OrleansTables : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly IHost _silo;
    private readonly IHost _client;

    private OrleansTables(TestDatabase database)
    {
        _database = database;
        _silo = Build(database, builder => builder.UseVerticalFarmSilo());
        _client = Build(database, builder => builder.UseVerticalFarmClient());
    }

    public TestDatabase Database => _database;

    public IMembershipTable Membership => _silo.Services.GetRequiredService<IMembershipTable>();

    public IReminderTable Reminders => _silo.Services.GetRequiredService<IReminderTable>();

    public IGatewayListProvider Gateways => _client.Services.GetRequiredService<IGatewayListProvider>();

    public static async Task<OrleansTables> CreateAsync(PostgresServer server)
    {
        var tables = new OrleansTables(await TestDatabase.CreateAsync(server));
        await tables.Membership.InitializeMembershipTableAsync(tryInitTableVersion: true, CancellationToken.None);
        await tables.Reminders.StartAsync();
        await tables.Gateways.InitializeGatewayListProviderAsync(CancellationToken.None);
        return tables;
    }

    public async ValueTask DisposeAsync()
    {
        _silo.Dispose();
        _client.Dispose();
        await _database.DisposeAsync();
    }

    private static IHost Build(TestDatabase database, Action<IHostApplicationBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [DatabaseOptions.AddressVariable] = database.ConnectionString });
        builder.Logging.ClearProviders();
        builder.AddVerticalFarmDatabase();
        configure(builder);
        return builder.Build();
    }
}
