using VerticalFarm.Telemetry.Sealing;

namespace VerticalFarm.Telemetry.Querying;

/// <summary>Makes plain readings of what is stored.</summary>
internal static class StoredRows
{
    /// <summary>The readings in a range, loose and packed, in order of time. What is loose was written after what is packed, and takes its place.</summary>
    public static List<ReadingPoint> Points(List<StoredRow> rows, DateTimeOffset from, DateTimeOffset to)
    {
        var packed = rows
            .Where(row => row.Hour is not null)
            .OrderBy(row => row.At)
            .SelectMany(row => HourPacker.Unpack(row.At, row.Hour!))
            .Where(point => point.At >= from && point.At < to)
            .ToList();
        var loose = rows
            .Where(row => row is { Hour: null, Sums: null })
            .Select(row => new ReadingPoint(row.At, row.Value))
            .OrderBy(point => point.At)
            .ToList();
        return packed.Count == 0 ? loose : ReadingMerge.Over(packed, loose);
    }
}
