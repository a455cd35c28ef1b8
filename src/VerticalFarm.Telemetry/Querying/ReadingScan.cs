using Npgsql;
using VerticalFarm.Telemetry.Sealing;

namespace VerticalFarm.Telemetry.Querying;

/// <summary>Asks for all of a stretch in one statement, and unpacks it without detours: a month of minutes is 720 rows and some milliseconds.</summary>
internal sealed class ReadingScan(ReadingQuery query) : IReadingScan
{
    public Task<ReadingStretch> ReadAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        ScanAsync(sensor, from, to, double.NegativeInfinity, double.PositiveInfinity, oneByOne: true, ct);

    public Task<ReadingStretch> SumAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, double? low, double? high, CancellationToken ct) =>
        ScanAsync(sensor, from, to, low ?? double.NegativeInfinity, high ?? double.PositiveInfinity, oneByOne: false, ct);

    private async Task<ReadingStretch> ScanAsync(
        Guid sensor, DateTimeOffset from, DateTimeOffset to, double low, double high, bool oneByOne, CancellationToken ct)
    {
        NpgsqlParameter[] parameters =
        [
            .. ReadingQuery.Range(sensor, from, to, low),
            new NpgsqlParameter<double> { TypedValue = high },
            new NpgsqlParameter<bool> { TypedValue = oneByOne },
        ];
        var rows = await query.ListAsync(ReadingSql.Stretch, parameters, StoredRow.ReadWithSums, ct);
        rows.Sort((a, b) => a.At.CompareTo(b.At));
        var unpacked = rows.Where(row => row.Hour is not null).Select(row => row.At).ToHashSet();
        return new ReadingStretch(
            Points(rows, from, to),
            [
                .. rows
                    .Where(row => row.Sums is not null && !unpacked.Contains(row.At))
                    .Select(row => new ReadingHour(row.At, row.Sums!.Value.Min, row.Sums.Value.Max, row.Sums.Value.Sum, row.Sums.Value.Count)),
            ]);
    }

    private static List<ReadingPoint> Points(List<StoredRow> rows, DateTimeOffset from, DateTimeOffset to)
    {
        var packed = new List<ReadingPoint>(rows.Sum(row => row.Hour?.Count ?? 0));
        var loose = new List<ReadingPoint>();
        foreach (var row in rows)
        {
            if (row.Hour is { } hour)
            {
                Add(packed, HourPacker.Unpack(row.At, hour), from, to);
            }
            else if (row.Sums is null)
            {
                loose.Add(new ReadingPoint(row.At, row.Value));
            }
        }

        return loose.Count == 0 ? packed : packed.Count == 0 ? loose : ReadingMerge.Over(packed, loose);
    }

    // Nearly every hour lies wholly in the range.
    private static void Add(List<ReadingPoint> points, ReadingPoint[] hour, DateTimeOffset from, DateTimeOffset to)
    {
        if (hour[0].At >= from && hour[^1].At < to)
        {
            points.AddRange(hour);
            return;
        }

        foreach (var point in hour)
        {
            if (point.At >= from && point.At < to)
            {
                points.Add(point);
            }
        }
    }
}
