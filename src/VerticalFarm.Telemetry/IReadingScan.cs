namespace VerticalFarm.Telemetry;

/// <summary>Reads long stretches for those who add them up: faster than <see cref="IReadingStore"/>, and all at once.</summary>
public interface IReadingScan
{
    /// <summary>
    /// All readings of a sensor in a time, one by one; hours whose readings were let go by what they came to, where they lie wholly in it. Memory: 24 bytes a reading.
    /// </summary>
    /// <param name="sensor">Which sensor; an unknown one has no readings.</param>
    /// <param name="from">First moment.</param>
    /// <param name="to">End, itself excluded.</param>
    /// <param name="ct">Ends the query.</param>
    /// <exception cref="ReadingStoreUnavailableException">The database did not answer in time.</exception>
    Task<ReadingStretch> ReadAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>
    /// The same by the hour wherever an hour says as much as its readings do: it lies wholly in the time, is packed, and all of its values are on the same side of both
    /// limits. Other hours come reading by reading while these are kept, else by the hour too.
    /// </summary>
    /// <param name="sensor">Which sensor; an unknown one has no readings.</param>
    /// <param name="from">First moment.</param>
    /// <param name="to">End, itself excluded.</param>
    /// <param name="low">The lower limit; null for none.</param>
    /// <param name="high">The upper limit; null for none.</param>
    /// <param name="ct">Ends the query.</param>
    /// <exception cref="ReadingStoreUnavailableException">The database did not answer in time.</exception>
    Task<ReadingStretch> SumAsync(Guid sensor, DateTimeOffset from, DateTimeOffset to, double? low, double? high, CancellationToken ct);
}
