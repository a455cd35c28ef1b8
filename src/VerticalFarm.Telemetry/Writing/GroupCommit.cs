using Microsoft.Extensions.Options;
using Npgsql;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>Stores the readings of several callers in one transaction.</summary>
internal sealed class GroupCommit(NpgsqlDataSource database, SensorKeys keys, TimeProvider time, IOptions<TelemetryOptions> options)
{
    /// <summary>Completes after the commit. On any fault the transaction is rolled back, unless the answer to the commit itself was lost.</summary>
    public async Task StoreAsync(List<PendingWrite> group, bool findDuplicates, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.CommitTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await using var connection = await database.OpenConnectionAsync(both.Token);
            await keys.ResolveAsync(group, connection, both.Token);
            if (!findDuplicates && group.TrueForAll(call => call.Readings.Runs.Count == 0))
            {
                // A COPY alone is a transaction of its own, and committed when it says that it is complete: two round trips less.
                await ReadingCopy.WriteAsync(group, await OrdinalBlock.TakeAsync(connection, both.Token), connection, options.Value.CommitTimeout, both.Token);
                return;
            }

            await using var transaction = await connection.BeginTransactionAsync(both.Token);
            if (findDuplicates)
            {
                await DuplicateSearch.RunAsync(group, connection, both.Token);
            }

            var ordinal = await OrdinalBlock.TakeAsync(connection, both.Token);
            await ReadingCopy.WriteAsync(group, ordinal, connection, options.Value.CommitTimeout, both.Token);
            await LedgerCopy.WriteAsync(group, connection, both.Token);
            await transaction.CommitAsync(both.Token);
        }
        catch
        {
            keys.Forget();
            throw;
        }
    }
}
