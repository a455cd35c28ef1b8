using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.LoadGenerator;

/// <summary>How fast this database takes the same rows into the same table by binary COPY alone, with the same index, two connections and a commit every 10,000 rows.</summary>
internal static class CopyCeiling
{
    private const int RowsOfCommit = 10_000;
    private const int Connections = 2;

    public static async Task<double> MeasureAsync(string database, int sensors, TimeSpan length)
    {
        await using var source = DatabaseAddress.Open(database);
        await ExecuteAsync(source, "DROP TABLE IF EXISTS bench_hot; CREATE TABLE bench_hot (LIKE reading_hot INCLUDING ALL)");
        var start = Stopwatch.GetTimestamp();
        var written = await Task.WhenAll(Enumerable.Range(0, Connections).Select(part => Task.Run(() => CopyAsync(source, part, sensors, start, length))));
        var took = Stopwatch.GetElapsedTime(start);
        await ExecuteAsync(source, "DROP TABLE bench_hot");
        return written.Sum() / took.TotalSeconds;
    }

    private static async Task<long> CopyAsync(NpgsqlDataSource source, int part, int sensors, long start, TimeSpan length)
    {
        await using var connection = await source.OpenConnectionAsync();
        var begin = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var row = 0L;
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            await using var import = await connection.BeginBinaryImportAsync("COPY bench_hot (ts, value, ordinal, sensor_key) FROM STDIN (FORMAT BINARY)");
            for (var i = 0; i < RowsOfCommit; i++, row++)
            {
                await import.StartRowAsync();
                await import.WriteAsync(begin.AddMilliseconds(row / sensors), NpgsqlDbType.TimestampTz);
                await import.WriteAsync(20 + (row % 997 / 100.0), NpgsqlDbType.Double);
                await import.WriteAsync((row * Connections) + part, NpgsqlDbType.Bigint);
                await import.WriteAsync((int)(row % sensors) + 1, NpgsqlDbType.Integer);
            }

            await import.CompleteAsync();
        }

        return row;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
#pragma warning disable CA2100 // Constants.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
