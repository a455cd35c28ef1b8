using Microsoft.Extensions.Options;
using Npgsql;

namespace VerticalFarm.Hosting.Database;

/// <summary>What has to be done before anything else may use the database: wait for it, and bring its schema up to date.</summary>
internal sealed class DatabasePreparation(DatabaseWait wait, DatabaseMigrator migrator, IOptions<DatabaseOptions> options, TimeProvider clock)
{
    /// <param name="limit">How long to wait for a database that cannot be reached; null takes the configured limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationException">The database cannot be used as it is.</exception>
    public async Task RunAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        var longest = limit ?? options.Value.StartTimeout ?? Timeout.InfiniteTimeSpan;
        using var timeout = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await wait.UntilDoneAsync(migrator.MigrateAsync, either.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MigrationException(
                $"The database could not be reached within {longest.TotalSeconds:0} s. Is it running, and is {DatabaseOptions.AddressVariable} right?",
                exception);
        }
        catch (PostgresException exception)
        {
            throw new MigrationException($"The database refuses us: {exception.MessageText}. Is {DatabaseOptions.AddressVariable} right?", exception);
        }
    }
}
