using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VerticalFarm.Hosting.Database;
using VerticalFarm.Hosting.Secrets;

namespace VerticalFarm.Hosting;

/// <summary>Runs a host from its first breath to its last.</summary>
public static partial class HostRun
{
    /// <summary>The argument that brings the schema up to date and does nothing else.</summary>
    public const string MigrateArgument = "--migrate";

    /// <summary>Who asks for a migration alone waits for its end: a job or a person, not a supervisor.</summary>
    private static readonly TimeSpan MigrateLimit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Checks the configuration, prepares the database, starts the host and waits for its end (SIGTERM, Ctrl-C). With <c>--migrate</c> among the
    /// arguments it prepares the database, waiting for it at most 60 s, and ends.
    /// </summary>
    /// <returns>The exit code of the process: 0 after a good end, 1 when the host could not start; then the log says why.</returns>
    public static async Task<int> RunVerticalFarmAsync(this IHost host, string[] args)
    {
        ArgumentNullException.ThrowIfNull(host);
        var migrateOnly = args.Contains(MigrateArgument);
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HostRun));
        using var stop = new StopSignals();
        try
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
            await host.Services.GetRequiredService<DatabasePreparation>().RunAsync(migrateOnly ? MigrateLimit : null, stop.Token);
            if (!migrateOnly)
            {
                await host.StartAsync(stop.Token);
                await host.WaitForShutdownAsync();
            }

            return 0;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            LogStoppedEarly(logger);
            return 0;
        }
        catch (Exception exception) when (exception is OptionsValidationException or MigrationException or SecretsException or IOException { InnerException: AddressInUseException })
        {
            // These speak to people: their message is the whole story.
            LogCannotStart(logger, exception.Message);
            return 1;
        }
        catch (Exception exception)
        {
            LogFault(logger, exception);
            return 1;
        }
        finally
        {
            // Also flushes the log.
            await DisposeAsync(host);
        }
    }

    private static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }
}
