using System.Buffers;
using System.Buffers.Binary;
using Npgsql;

namespace VerticalFarm.Telemetry.Writing;

/// <summary>
/// Sends readings by binary COPY. The rows are laid out here rather than by the driver, value by value: a row is 46 bytes that are always the same but for
/// four numbers, and there are hundreds of thousands a second.
/// </summary>
internal static class ReadingCopy
{
    private const string Copy = "COPY reading_hot (ts, value, ordinal, sensor_key) FROM STDIN (FORMAT BINARY)";
    private const int RowSize = 2 + (3 * (4 + 8)) + (4 + 4);
    private const int RowsAtOnce = 1_400; // Just under 64 KiB.
    private const short Columns = 4;

    /// <summary>The beginning of every binary COPY: signature, flags, length of an extension.</summary>
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private static readonly byte[] Trailer = [0xFF, 0xFF];

    /// <summary>PostgreSQL counts microseconds from here.</summary>
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Completes when the database says that it has all; outside of a transaction, that it is committed.</summary>
    public static async Task WriteAsync(
        List<PendingWrite> group, long firstOrdinal, NpgsqlConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (group.TrueForAll(call => call.Readings.Count == 0))
        {
            return;
        }

        var ordinal = firstOrdinal;
        var buffer = ArrayPool<byte>.Shared.Rent(RowsAtOnce * RowSize);
        await using var stream = await connection.BeginRawBinaryCopyAsync(Copy, cancellationToken);
        stream.ReadTimeout = stream.WriteTimeout = (int)timeout.TotalMilliseconds; // Its end knows no cancellation.
        try
        {
            await stream.WriteAsync(Header, cancellationToken);
            var filled = 0;
            foreach (var call in group)
            {
                for (var row = 0; row < call.Readings.Count;)
                {
                    if (filled == RowsAtOnce)
                    {
                        await stream.WriteAsync(buffer.AsMemory(0, filled * RowSize), cancellationToken);
                        filled = 0;
                    }

                    var rows = Math.Min(RowsAtOnce - filled, call.Readings.Count - row);
                    Fill(buffer.AsSpan(filled * RowSize), call, row, rows, ordinal);
                    (row, filled, ordinal) = (row + rows, filled + rows, ordinal + rows);
                }
            }

            await stream.WriteAsync(buffer.AsMemory(0, filled * RowSize), cancellationToken);
            await stream.WriteAsync(Trailer, cancellationToken);
        }
        catch
        {
            // What was sent so far must not become whole by being closed.
            await stream.CancelAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Fill(Span<byte> target, PendingWrite call, int firstRow, int rows, long ordinal)
    {
        var readings = call.Readings;
        for (var row = firstRow; row < firstRow + rows; row++)
        {
            BinaryPrimitives.WriteInt16BigEndian(target, Columns);
            BinaryPrimitives.WriteInt32BigEndian(target[2..], sizeof(long));
            BinaryPrimitives.WriteInt64BigEndian(target[6..], Microseconds(readings.UtcTicks[row]));
            BinaryPrimitives.WriteInt32BigEndian(target[14..], sizeof(double));
            BinaryPrimitives.WriteDoubleBigEndian(target[18..], readings.Values[row]);
            BinaryPrimitives.WriteInt32BigEndian(target[26..], sizeof(long));
            BinaryPrimitives.WriteInt64BigEndian(target[30..], ordinal++);
            BinaryPrimitives.WriteInt32BigEndian(target[38..], sizeof(int));
            BinaryPrimitives.WriteInt32BigEndian(target[42..], call.Keys[readings.SensorIndex[row]]);
            target = target[RowSize..];
        }
    }

    /// <summary>What is finer is cut off towards the past, before the year 2000 too.</summary>
    private static long Microseconds(long utcTicks) => (utcTicks / TimeSpan.TicksPerMicrosecond) - (Epoch / TimeSpan.TicksPerMicrosecond);
}
