using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VerticalFarm.Grains.Accounts;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Gateway;

/// <summary>A silo and a gateway, each from its own program, on a real PostgreSQL. Tests share it: each registers people of its own.</summary>
public sealed class House(PostgresServer server) : IAsyncLifetime
{
    /// <summary>What Stripe signs its events for this house with.</summary>
    internal const string WebhookSecret = "whsec_of_the_house";

    private readonly string _secretsKey = NewKey();
    private TestDatabase? _database;
    private LocalService? _weather;
    private RunningProgram? _silo;
    private TestGateway? _gateway;

    /// <summary>The key that the gateways sign access tokens with.</summary>
    public string JwtKey { get; } = NewKey();

    /// <summary>Where it is all kept.</summary>
    internal TestDatabase Database => _database!;

    /// <summary>The gateway, without limits.</summary>
    internal ApiClient Api => _gateway!.Api;

    /// <summary>What the gateway is made of.</summary>
    internal IServiceProvider Services => _gateway!.Services;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        _weather = await LocalService.StartAsync(context => LocalService.Says(WeatherText.OpenMeteo(TimeProvider.System.GetUtcNow(), 8.5))(context));
        var ports = FreePort.Next(3);
        _silo = await RunningProgram.StartAsync("VerticalFarm.Silo", new Dictionary<string, string>
        {
            ["DATABASE_URL"] = _database.ConnectionString,
            ["SECRETS_KEY"] = _secretsKey,
            ["STRIPE_WEBHOOK_SECRET"] = WebhookSecret,
            ["Weather:BaseUrl"] = $"{_weather.Url}",
            ["Cluster:SiloPort"] = $"{ports[0]}",
            ["Cluster:GatewayPort"] = $"{ports[1]}",
            ["URLS"] = $"http://127.0.0.1:{ports[2]}",
        });
        _gateway = await StartGatewayAsync(new Dictionary<string, string> { ["RATE_LIMITS"] = "off" });
    }

    /// <summary>Names an account as one of those who run the cluster.</summary>
    internal void MakeAdmin(string userId) => _silo!.Services.GetRequiredService<IOptions<AccountOptions>>().Value.Admins.Add(Guid.Parse(userId));

    /// <summary>Another gateway of the same cluster, ready to serve.</summary>
    internal async Task<TestGateway> StartGatewayAsync(IReadOnlyDictionary<string, string> settings)
    {
        var gateway = await TestGateway.StartAsync(_database!.ConnectionString, JwtKey, settings);
        await gateway.IsReadyAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway!.DisposeAsync();
        await _silo!.DisposeAsync();
        await _weather!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    internal static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
