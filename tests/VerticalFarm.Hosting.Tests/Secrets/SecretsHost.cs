using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Hosting.Secrets;
using VerticalFarm.Testing;

namespace VerticalFarm.Hosting.Tests.Secrets;

/// <summary>A host that keeps secrets and does nothing else.</summary>
internal sealed class SecretsHost : IAsyncDisposable
{
    private readonly IHost _host;

    private SecretsHost(IHost host) => _host = host;

    public IDataProtector Protector => _host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("home-assistant-token");

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static async Task<SecretsHost> StartAsync(TestDatabase database, string? key, string environment = "Production")
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [DatabaseOptions.AddressVariable] = database.ConnectionString,
            [SecretsOptions.Variable] = key,
        });
        builder.Logging.ClearProviders();
        builder.AddVerticalFarmDatabase();
        builder.AddVerticalFarmSecrets();
        var host = new SecretsHost(builder.Build());
        try
        {
            await host._host.StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }
}
