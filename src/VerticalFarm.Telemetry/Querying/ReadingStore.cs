using System.Runtime.CompilerServices;
using Npgsql;

namespace VerticalFarm.Telemetry.Querying;

/// <summary>Asks the tables of readings.</summary>
internal sealed class ReadingStore(ReadingQuery query) : IReadingStore
{
    /// <summary>Readings that a stream fetches at a time: 160 kB, and a few milliseconds.</summary>
    internal const int PageSize = 10_000;

    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    public async Task<IReadOnlyDictionary<Guid, ReadingPoint>> LatestAsync(IReadOnlyCollection<Guid> sensors, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        var rows = sensors.Count == 0
            ? []
            : await query.ListAsync(
                ReadingSql.Latest, [ReadingQuery.Sensors(sensors)], row => KeyValuePair.Create(row.GetGuid(0), new ReadingPoint(At(row, 1), row.GetDouble(2))), ct);
        return new Dictionary<Guid, ReadingPoint>(rows);
    }

    public async Task<IReadOnlyList<ReadingPoint>> RawAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var points = StoredRows.Points(await query.ListAsync(ReadingSql.Raw, ReadingQuery.Range(sensor, from, to, limit), StoredRow.Read, ct), from, to);
        return points.Count > limit ? points[..limit] : points;
    }

    public async Task<IReadOnlyList<ReadingBucket>> BucketsAsync(
        Guid sensor, DateTimeOffset from, DateTimeOffset to, Resolution resolution, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var book = new BucketBook(resolution.Width());
        if (resolution == Resolution.Minute)
        {
            await AddReadingsAsync(book, sensor, from, to, limit, ct);
        }
        else
        {
            var rows = await query.ListAsync(ReadingSql.Buckets, ReadingQuery.Range(sensor, from, to, resolution.Width()), StoredRow.ReadWithSums, ct);
            rows.FindAll(row => row.Sums is not null).ForEach(row => book.Add(row.At, row.Sums!.Value));
            StoredRows.Points(rows, from, to).ForEach(book.Add);
        }

        return book.Take(limit);
    }

    public async IAsyncEnumerable<ReadingPoint> StreamAsync(
        Guid sensor, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<ReadingPoint> page;
        do
        {
            page = await RawAsync(sensor, from, to, PageSize, ct);
            foreach (var point in page)
            {
                yield return point;
            }

            // The time is kept to the microsecond: this is the first moment after the last one seen.
            from = page.Count > 0 ? page[^1].At + Microsecond : to;
        }
        while (page.Count == PageSize);
    }

    public async Task<IReadOnlyList<SequenceRun>> LedgerAsync(Guid farm, CancellationToken ct) => await query.ListAsync(
        ReadingSql.Ledger, [new NpgsqlParameter<Guid> { TypedValue = farm }], row => new SequenceRun(farm, row.GetGuid(0), row.GetInt64(1), row.GetInt64(2)), ct);

    public async Task<int?> KeptDaysAsync(Guid farm, CancellationToken ct)
    {
        var days = await query.ListAsync(ReadingSql.KeptDays, [new NpgsqlParameter<Guid> { TypedValue = farm }], row => row.GetInt32(0), ct);
        return days.Count > 0 ? days[0] : null;
    }

    public Task KeepAsync(Guid farm, int? days, CancellationToken ct) => days is { } kept
        ? query.ListAsync(ReadingSql.Keep, [new NpgsqlParameter<Guid> { TypedValue = farm }, new NpgsqlParameter<int> { TypedValue = kept }], row => row.GetInt32(0), ct)
        : query.ListAsync(ReadingSql.KeepAsUsual, [new NpgsqlParameter<Guid> { TypedValue = farm }], row => row.GetInt32(0), ct);

    /// <summary>Adds readings up one by one, to the end of the range or until a bucket more than wanted has begun.</summary>
    private async Task AddReadingsAsync(BucketBook book, Guid sensor, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken ct)
    {
        await foreach (var point in StreamAsync(sensor, from, to, ct))
        {
            book.Add(point);
            if (book.Count > limit)
            {
                return;
            }
        }
    }

    private static DateTimeOffset At(NpgsqlDataReader row, int column) => new(row.GetDateTime(column));
}
