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
        return await query.ListAsync(ReadingSql.Raw, ReadingQuery.Range(sensor, from, to, limit), row => new ReadingPoint(At(row, 0), row.GetDouble(1)), ct);
    }

    public async Task<IReadOnlyList<ReadingBucket>> BucketsAsync(
        Guid sensor, DateTimeOffset from, DateTimeOffset to, Resolution resolution, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await query.ListAsync(
            ReadingSql.Buckets,
            [.. ReadingQuery.Range(sensor, from, to, limit), new NpgsqlParameter<TimeSpan> { TypedValue = resolution.Width() }],
            row => new ReadingBucket(At(row, 0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetInt64(4)),
            ct);
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

    private static DateTimeOffset At(NpgsqlDataReader row, int column) => new(row.GetDateTime(column));
}
