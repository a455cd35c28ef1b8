namespace VerticalFarm.Telemetry;

/// <summary>Puts readings into PostgreSQL, those of many callers in one commit.</summary>
public interface IReadingWriter
{
    /// <summary>
    /// Stores all of the readings or none. Completes after the commit: what was acknowledged survives the end of any process. A reading with the sensor and
    /// time of an earlier one takes its place, so sending the same readings again changes nothing.
    /// </summary>
    /// <param name="readings">At most <see cref="TelemetryOptions.MaxGroupReadings"/>; none is answered at once.</param>
    /// <param name="ct">Ends the wait. The readings may be stored nevertheless.</param>
    /// <exception cref="ReadingStoreBusyException">Too much is waiting already. Thrown at once; nothing is stored.</exception>
    /// <exception cref="ReadingStoreUnavailableException">
    /// The database did not take them, or not in time, or the writer is stopping. When the answer to a commit was lost they may be stored; sending them again is harmless.
    /// </exception>
    /// <exception cref="ArgumentException">More readings than one commit may hold.</exception>
    Task WriteAsync(ReadingColumns readings, CancellationToken ct);
}
