using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VerticalFarm.Hosting.Cluster;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Hosting.Health;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Cluster;

/// <summary>A silo or a gateway, wired as the real ones are, inside the test.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _stopped;

    private TestHost(WebApplication app) => _app = app;

    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Urls.First();

    public static async Task<TestHost> StartSiloAsync(string connectionString, int siloPort, int gatewayPort, CancellationToken cancellationToken)
    {
        var builder = CreateBuilder(connectionString);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cluster:SiloPort"] = siloPort.ToString(CultureInfo.InvariantCulture),
            ["Cluster:GatewayPort"] = gatewayPort.ToString(CultureInfo.InvariantCulture),
        });
        builder.UseVerticalFarmSilo();
        return await StartAsync(builder, cancellationToken);
    }

    public static Task<TestHost> StartSiloAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        var ports = FreePort.Next(2);
        return StartSiloAsync(database.ConnectionString, ports[0], ports[1], cancellationToken);
    }

    /// <summary>Returns once the host was told to start: a client has no end of its start until it is connected.</summary>
    public static async Task<TestHost> StartClientAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        var builder = CreateBuilder(database.ConnectionString);
        builder.UseVerticalFarmClient();
        return await StartAsync(builder, cancellationToken, connected: false);
    }

    /// <summary>Asks the host itself, over HTTP.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        return await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var answer = await GetAsync("/health/ready", cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopped = true;
        await _app.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await _app.StopAsync(CancellationToken.None);
        }

        await _app.DisposeAsync();
    }

    private static WebApplicationBuilder CreateBuilder(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [DatabaseOptions.AddressVariable] = connectionString });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        builder.AddVerticalFarmDatabase();
        builder.AddVerticalFarmHealth();
        return builder;
    }

    private static async Task<TestHost> StartAsync(WebApplicationBuilder builder, CancellationToken cancellationToken, bool connected = true)
    {
        var app = builder.Build();
        app.MapVerticalFarmHealth();
        var host = new TestHost(app);
        await app.PrepareDatabaseAsync(cancellationToken);
        var start = app.StartAsync(cancellationToken);
        if (connected)
        {
            await start;
        }
        else
        {
            await Eventually.BecomesTrueAsync(
                () => app.Urls.Any(url => !url.EndsWith(":0", StringComparison.Ordinal)),
                TimeSpan.FromSeconds(20), "the web server listens", cancellationToken);
        }

        return host;
    }
}
