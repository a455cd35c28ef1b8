using Microsoft.Extensions.Options;
using Npgsql;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>Stores the readings of several callers in one transaction.</summary>
internal sealed class GroupCommit(NpgsqlDataSource database, SensorKeys keys, TimeProvider time, IOptions<TelemetryOptions> options)
{
    /// <summary>Completes after the commit. On any fault the transaction is rolled back, unless the answer to the commit itself was lost.</summary>
    public async Task StoreAsync(List<PendingWrite> group, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.CommitTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await using var connection = await database.OpenConnectionAsync(both.Token);
            await keys.ResolveAsync(group, connection, both.Token);
            await using var transaction = await connection.BeginTransactionAsync(both.Token);
            var ordinal = await OrdinalBlock.TakeAsync(connection, both.Token);
            await ReadingCopy.WriteAsync(group, ordinal, connection, options.Value.CommitTimeout, both.Token);
            await transaction.CommitAsync(both.Token);
        }
        catch
        {
            keys.Forget();
            throw;
        }
    }
}
