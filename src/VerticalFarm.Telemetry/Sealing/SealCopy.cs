using Npgsql;
using NpgsqlTypes;
using VerticalFarm.Telemetry.Querying;

namespace VerticalFarm.Telemetry.Sealing;

/// <summary>Sends packed hours by binary COPY.</summary>
internal static class SealCopy
{
    public static async Task WriteBlocksAsync(NpgsqlConnection connection, Dictionary<SensorHour, List<ReadingPoint>> hours, CancellationToken ct)
    {
        await using var import = await connection.BeginBinaryImportAsync(SealSql.CopyBlocks, ct);
        foreach (var (hour, points) in hours)
        {
            var packed = HourPacker.Pack(hour.StartsAt, points.ToArray());
            await import.StartRowAsync(ct);
            await import.WriteAsync(hour.StartsAt, NpgsqlDbType.TimestampTz, ct);
            await import.WriteAsync(hour.SensorKey, NpgsqlDbType.Integer, ct);
            await import.WriteAsync(packed.Count, NpgsqlDbType.Integer, ct);
            await import.WriteAsync(packed.Packed, NpgsqlDbType.Bytea, ct);
            if (packed.Plain is { } plain)
            {
                await import.WriteAsync(plain, NpgsqlDbType.Array | NpgsqlDbType.Double, ct);
            }
            else
            {
                await import.WriteNullAsync(ct);
            }
        }

        await import.CompleteAsync(ct);
    }

    public static async Task WriteHoursAsync(NpgsqlConnection connection, Dictionary<SensorHour, List<ReadingPoint>> hours, CancellationToken ct)
    {
        await using var import = await connection.BeginBinaryImportAsync(SealSql.CopyHours, ct);
        foreach (var (hour, points) in hours)
        {
            var sums = BucketSums.Of(points);
            await import.StartRowAsync(ct);
            await import.WriteAsync(hour.StartsAt, NpgsqlDbType.TimestampTz, ct);
            await import.WriteAsync(points[^1].At.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await import.WriteAsync(sums.Min, NpgsqlDbType.Double, ct);
            await import.WriteAsync(sums.Max, NpgsqlDbType.Double, ct);
            await import.WriteAsync(sums.Sum, NpgsqlDbType.Double, ct);
            await import.WriteAsync(points[0].Value, NpgsqlDbType.Double, ct);
            await import.WriteAsync(points[^1].Value, NpgsqlDbType.Double, ct);
            await import.WriteAsync(hour.SensorKey, NpgsqlDbType.Integer, ct);
            await import.WriteAsync((int)sums.Count, NpgsqlDbType.Integer, ct);
        }

        await import.CompleteAsync(ct);
    }
}
