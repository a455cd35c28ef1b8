using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace VerticalFarm.Testing;

/// <summary>A PostgreSQL server of our own, in a folder that goes when we go.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string _binaries = PostgresBinaries.Find();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"verticalfarm-postgres-{Guid.NewGuid():N}");
    private readonly int _port = FreePort.Next();
    private Process? _guard;

    private string Data => Path.Combine(_folder, "data");

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "postgres",
        Database = "postgres",
        Timeout = 5,
        CommandTimeout = 15,
    }.ConnectionString;

    public static async Task<PrivatePostgres> CreateAsync()
    {
        var server = new PrivatePostgres();
        await server.InitializeAsync();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PgCtlAsync("start", "-w", "-t", "30", "-l", Path.Combine(_folder, "log"));
                return;
            }
            catch (InvalidOperationException) when (attempt < 20)
            {
                // After a kill the old children need a moment to notice that their parent is gone.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    public Task StopAsync() => PgCtlAsync("stop", "-w", "-m", "fast");

    /// <summary>The end without goodbye: what <c>kill -9</c> or a power cut does.</summary>
    public async Task KillAsync()
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        using var postmaster = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_guard is { } guard)
        {
            guard.StandardInput.Close();
            await guard.WaitForExitAsync();
            guard.Dispose();
        }
    }

    private async Task InitializeAsync()
    {
        await ShellCommand.RunAsync(UnprivilegedUser.Wrap("mkdir", "-m", "700", _folder));

        // The guard reads from a pipe that only we hold: it ends when we close it, and also when this process is killed.
        var cleanUp = $"cat >/dev/null; '{_binaries}/pg_ctl' stop -D '{Data}' -m immediate; rm -rf '{_folder}'";
        _guard = ShellCommand.Start(UnprivilegedUser.Wrap("setsid", "sh", "-c", cleanUp));

        await ShellCommand.RunAsync(UnprivilegedUser.Wrap(
            $"{_binaries}/initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
        await ShellCommand.RunAsync(UnprivilegedUser.Wrap("sh", "-c", $"cat >>'{Data}/postgresql.conf' <<'END'\n{Settings()}END"));
    }

    private string Settings() =>
        $"""
        listen_addresses = '127.0.0.1'
        port = {_port}
        unix_socket_directories = '{_folder}'
        max_connections = 300
        shared_buffers = 64MB
        min_wal_size = 32MB
        max_wal_size = 256MB

        """;

    private Task PgCtlAsync(string action, params string[] arguments) =>
        ShellCommand.RunAsync(UnprivilegedUser.Wrap([$"{_binaries}/pg_ctl", action, "-D", Data, .. arguments]));
}
