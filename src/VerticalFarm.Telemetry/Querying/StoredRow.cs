using Npgsql;
using VerticalFarm.Telemetry.Sealing;

namespace VerticalFarm.Telemetry.Querying;

/// <summary>A row of what is stored of a sensor: a loose reading, a packed hour, or what a bucket comes to.</summary>
/// <param name="At">Time of the reading, or the beginning of the hour or bucket.</param>
/// <param name="Value">Of a loose reading.</param>
/// <param name="Hour">The packed hour, if it is one.</param>
/// <param name="Sums">What a bucket comes to, if it is one.</param>
internal readonly record struct StoredRow(DateTimeOffset At, double Value, PackedHour? Hour, BucketSums? Sums)
{
    private const int AtColumn = 0;
    private const int ValueColumn = 1;
    private const int CountColumn = 2;
    private const int PackedColumn = 3;
    private const int PlainColumn = 4;
    private const int MaxColumn = 5;
    private const int SumColumn = 6;

    /// <summary>Reads at, value, count, packed, plain.</summary>
    public static StoredRow Read(NpgsqlDataReader row)
    {
        var at = new DateTimeOffset(row.GetDateTime(AtColumn));
        return row.IsDBNull(PackedColumn)
            ? new StoredRow(at, row.GetDouble(ValueColumn), null, null)
            : new StoredRow(at, 0, new PackedHour(
                (int)row.GetInt64(CountColumn), row.GetFieldValue<byte[]>(PackedColumn), row.IsDBNull(PlainColumn) ? null : row.GetFieldValue<double[]>(PlainColumn)), null);
    }

    /// <summary>Reads the same, with a bucket's least value as value, its max and its sum.</summary>
    public static StoredRow ReadWithSums(NpgsqlDataReader row) => row.IsDBNull(SumColumn)
        ? Read(row)
        : new StoredRow(
            new DateTimeOffset(row.GetDateTime(AtColumn)), 0, null,
            new BucketSums(row.GetDouble(ValueColumn), row.GetDouble(MaxColumn), row.GetDouble(SumColumn), row.GetInt64(CountColumn)));
}
