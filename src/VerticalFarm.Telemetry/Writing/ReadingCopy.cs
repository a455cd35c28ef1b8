using Npgsql;
using NpgsqlTypes;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>Sends readings by binary COPY.</summary>
internal static class ReadingCopy
{
    private const string Copy = "COPY reading_hot (ts, value, ordinal, sensor_key) FROM STDIN (FORMAT BINARY)";

    public static async Task WriteAsync(
        List<PendingWrite> group, long firstOrdinal, NpgsqlConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var ordinal = firstOrdinal;
        await using var import = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        import.Timeout = timeout;
        foreach (var call in group)
        {
            var readings = call.Readings;
            for (var row = 0; row < readings.Count; row++)
            {
                await import.StartRowAsync(cancellationToken);
                await import.WriteAsync(new DateTime(readings.UtcTicks[row], DateTimeKind.Utc), NpgsqlDbType.TimestampTz, cancellationToken);
                await import.WriteAsync(readings.Values[row], NpgsqlDbType.Double, cancellationToken);
                await import.WriteAsync(ordinal++, NpgsqlDbType.Bigint, cancellationToken);
                await import.WriteAsync(call.Keys[readings.SensorIndex[row]], NpgsqlDbType.Integer, cancellationToken);
            }
        }

        await import.CompleteAsync(cancellationToken);
    }
}
