using Npgsql;
using VerticalFarm.Hosting.Database;
using Xunit;

namespace VerticalFarm.Testing;

/// <summary>
/// The PostgreSQL server of a test run: the one named in <c>VERTICALFARM_TEST_DATABASE</c> (address of a database from which databases may be
/// created), else a private one, started from this machine's binaries and removed at the end.
/// Use as <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>. A test that stops its server takes one of its own: <see cref="StartPrivateAsync"/>.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Variable = "VERTICALFARM_TEST_DATABASE";

    private string? _administration;
    private PrivatePostgres? _private;
    private MigratedTemplate? _template;

    /// <summary>A private server that the caller may stop and kill, and disposes of.</summary>
    public static async Task<PostgresServer> StartPrivateAsync()
    {
        var server = new PostgresServer();
        server.Use(await PrivatePostgres.CreateAsync());
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            Use(DatabaseUrl.ToConnectionString(given));
            return;
        }

        Use(await PrivatePostgres.CreateAsync());
    }

    /// <summary>How to reach one database of this server.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(Administration) { Database = database }.ConnectionString;

    /// <summary>Starts the server after a stop or kill; ready when this returns.</summary>
    public Task StartAsync() => Own.StartAsync();

    /// <summary>Stops the server in good order; connections are cut.</summary>
    public Task StopAsync() => Own.StopAsync();

    /// <summary>Stops and starts the server.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Kills the server as <c>kill -9</c> does. What was committed is there after <see cref="StartAsync"/>.</summary>
    public Task KillAsync() => Own.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_private is not null)
        {
            await _private.DisposeAsync();
        }
        else if (_template is not null)
        {
            await _template.DisposeAsync();
        }
    }

    internal string Administration => _administration ?? throw new InvalidOperationException("The server was not started.");

    internal MigratedTemplate Template => _template ?? throw new InvalidOperationException("The server was not started.");

    private PrivatePostgres Own =>
        _private ?? throw new NotSupportedException($"The server named in {Variable} is not ours to stop: use {nameof(StartPrivateAsync)}.");

    private void Use(PrivatePostgres server)
    {
        _private = server;
        Use(server.ConnectionString);
    }

    private void Use(string administration)
    {
        _administration = administration;
        _template = new MigratedTemplate(this);
    }
}
