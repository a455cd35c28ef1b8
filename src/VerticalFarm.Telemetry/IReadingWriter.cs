namespace VerticalFarm.Telemetry;

/// <summary>Puts readings into PostgreSQL, those of many callers in one commit.</summary>
public interface IReadingWriter
{
    /// <summary>
    /// Stores all of the readings or none. Completes after the commit: what was acknowledged survives the end of any process. A reading with the sensor and
    /// time of an earlier one takes its place, so sending the same readings again changes nothing.
    /// </summary>
    /// <param name="readings">At most <see cref="TelemetryOptions.MaxGroupReadings"/>; none is answered at once, unless there are runs to keep.</param>
    /// <param name="ct">Ends the wait. The readings may be stored nevertheless.</param>
    /// <exception cref="ReadingStoreBusyException">Too much is waiting already. Thrown at once; nothing is stored.</exception>
    /// <exception cref="ReadingStoreUnavailableException">
    /// The database did not take them, or not in time, or the writer is stopping. When the answer to a commit was lost they may be stored; sending them again is harmless.
    /// </exception>
    /// <exception cref="ArgumentException">More readings than one commit may hold.</exception>
    Task WriteAsync(ReadingColumns readings, CancellationToken ct);

    /// <summary>
    /// The same for readings that may be there already: those of times that a sensor has left behind. They have a queue and a connection of their own, and stand back
    /// while the others are many; so a backlog never delays what is measured now.
    /// </summary>
    /// <param name="readings">At most <see cref="TelemetryOptions.MaxLateGroupReadings"/>.</param>
    /// <param name="ct">Ends the wait. The readings may be stored nevertheless.</param>
    /// <returns>For each of <see cref="ReadingColumns.Sensors"/>, how many of its readings were there before, with whatever value; or came twice just now.</returns>
    /// <exception cref="ReadingStoreBusyException">Too much is waiting already. Thrown at once; nothing is stored.</exception>
    /// <exception cref="ReadingStoreUnavailableException">As for the others.</exception>
    /// <exception cref="ArgumentException">More readings than one commit may hold.</exception>
    Task<IReadOnlyList<int>> WriteLateAsync(ReadingColumns readings, CancellationToken ct);
}
