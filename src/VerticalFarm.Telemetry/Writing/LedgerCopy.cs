using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>Keeps the numbers that senders gave their readings, in the transaction of the readings: a number that is there proves that its reading is.</summary>
internal static class LedgerCopy
{
    private const string Copy = "COPY reading_ledger (farm_id, sender_id, first, last) FROM STDIN (FORMAT BINARY)";

    public static async Task WriteAsync(List<PendingWrite> group, NpgsqlConnection connection, CancellationToken ct)
    {
        if (group.TrueForAll(call => call.Readings.Runs.Count == 0))
        {
            return;
        }

        await using var import = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var run in group.SelectMany(call => call.Readings.Runs))
        {
            await import.StartRowAsync(ct);
            await import.WriteAsync(run.FarmId, NpgsqlDbType.Uuid, ct);
            await import.WriteAsync(run.SenderId, NpgsqlDbType.Uuid, ct);
            await import.WriteAsync(run.First, NpgsqlDbType.Bigint, ct);
            await import.WriteAsync(run.Last, NpgsqlDbType.Bigint, ct);
        }

        await import.CompleteAsync(ct);
    }
}
