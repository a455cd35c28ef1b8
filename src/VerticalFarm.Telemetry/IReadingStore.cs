namespace VerticalFarm.Telemetry;

/// <summary>
/// Reads what was stored. Times are those of the events, in UTC; ranges include their beginning and exclude their end. Where the same sensor has several readings of
/// one time, only the one written last is seen.
/// </summary>
/// <remarks>Every method throws <see cref="ReadingStoreUnavailableException"/> when the database does not answer in time.</remarks>
public interface IReadingStore
{
    /// <summary>The newest reading of each sensor by the time of the event, however late others arrived.</summary>
    /// <param name="sensors">Which ones; one that is unknown or has no readings is missing in the answer.</param>
    /// <param name="ct">Ends the query.</param>
    Task<IReadOnlyDictionary<Guid, ReadingPoint>> LatestAsync(IReadOnlyCollection<Guid> sensors, CancellationToken ct);

    /// <summary>The readings of a sensor, oldest first.</summary>
    /// <param name="sensor">Which sensor; an unknown one has no readings.</param>
    /// <param name="from">First moment.</param>
    /// <param name="to">End, itself excluded; one before <paramref name="from"/> makes an empty range.</param>
    /// <param name="limit">The most to return, at least 1: the oldest.</param>
    /// <param name="ct">Ends the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    Task<IReadOnlyList<ReadingPoint>> RawAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken ct);

    /// <summary>The readings of a sensor, rolled up by minutes, hours or days of UTC, oldest first. The first and last bucket hold only what is in the range.</summary>
    /// <param name="sensor">Which sensor; an unknown one has no readings.</param>
    /// <param name="from">First moment.</param>
    /// <param name="to">End, itself excluded; one before <paramref name="from"/> makes an empty range.</param>
    /// <param name="resolution">Width of a bucket.</param>
    /// <param name="limit">The most to return, at least 1: the oldest.</param>
    /// <param name="ct">Ends the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1, or the resolution is <see cref="Resolution.Raw"/>.</exception>
    Task<IReadOnlyList<ReadingBucket>> BucketsAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, Resolution resolution, int limit, CancellationToken ct);

    /// <summary>
    /// The readings of a sensor, oldest first, however many. Read page by page: a slow consumer holds no connection, and sees each time at most once even while readings arrive.
    /// </summary>
    /// <param name="sensor">Which sensor; an unknown one has no readings.</param>
    /// <param name="from">First moment.</param>
    /// <param name="to">End, itself excluded; one before <paramref name="from"/> makes an empty range.</param>
    /// <param name="ct">Ends the stream.</param>
    IAsyncEnumerable<ReadingPoint> StreamAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>How long a farm keeps its readings one by one, as far as it has said so.</summary>
    /// <param name="farm">Which farm.</param>
    /// <param name="ct">Ends the query.</param>
    /// <returns>Days; null when it is as long as usual.</returns>
    Task<int?> KeptDaysAsync(Guid farm, CancellationToken ct);

    /// <summary>From now on a farm keeps its readings so long. Committed on return.</summary>
    /// <param name="farm">Which farm.</param>
    /// <param name="days">Days, at least 1; null for as long as usual.</param>
    /// <param name="ct">Ends it; it may be done nevertheless.</param>
    Task KeepAsync(Guid farm, int? days, CancellationToken ct);

    /// <summary>The numbers that senders gave their readings of a farm, as they arrived: runs without a gap, by sender and in order, none of which meets the next.</summary>
    /// <param name="farm">Which farm.</param>
    /// <param name="ct">Ends the query.</param>
    Task<IReadOnlyList<SequenceRun>> LedgerAsync(Guid farm, CancellationToken ct);
}
