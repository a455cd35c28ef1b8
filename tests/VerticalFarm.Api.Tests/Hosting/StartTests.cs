using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VerticalFarm.Api.Tests.Gateway;
using VerticalFarm.Testing;

namespace VerticalFarm.Api.Tests.Hosting;

/// <summary>A gateway that cannot work does not start, and says what to do; as a process of its own.</summary>
public sealed class StartTests(PostgresServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("JWT_KEY", "", "JWT_KEY is not set")]
    [InlineData("JWT_KEY", "c2VjcmV0", "openssl rand -base64 32")]
    [InlineData("PORT", "http", "PORT must be a port from 1 to 65535")]
    [InlineData("PORT", "70000", "PORT must be a port from 1 to 65535")]
    [InlineData("DATABASE_URL", "", "DATABASE_URL is not set")]
    [InlineData("Limits__RequestsPerMinute", "0", "RequestsPerMinute")]
    [InlineData("Proxies__Networks__0", "everybody", "Proxies__Networks__0")]
    [InlineData("Cors__Origins__0", "farm.example.org", "Cors__Origins__0")]
    [InlineData("Cors__Origins__0", "https://farm.example.org/path", "Cors__Origins__0")]
    [InlineData("WebServer__Http2Port", "70000", "WebServer__Http2Port")]
    [InlineData("Oidc__Authority", "http://issuer.example.org", "Oidc__Authority must be an https address")]
    public async Task A_setting_that_is_missing_or_bad_is_named(string variable, string value, string said)
    {
        var (exitCode, output) = await RunAsync(new Dictionary<string, string> { [variable] = value });

        Assert.Equal(1, exitCode);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, output) = await RunAsync(new Dictionary<string, string> { ["PORT"] = $"{port}", ["DATABASE_URL"] = database.ConnectionString });

        Assert.Equal(1, exitCode);
        Assert.Contains($"Port {port} is in use", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VerticalFarm.Api.dll")]) { RedirectStandardOutput = true };
        start.Environment["JWT_KEY"] = House.NewKey();
        start.Environment["PORT"] = $"{FreePort.Next()}";
        start.Environment["DATABASE_URL"] = "Host=127.0.0.1;Port=1;Username=x;Database=x";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
