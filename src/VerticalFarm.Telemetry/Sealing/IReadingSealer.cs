namespace VerticalFarm.Telemetry.Sealing;

/// <summary>
/// Packs readings of past hours, and lets go of old ones. May end at any point and be begun again: each step is one transaction, in which readings leave the
/// table that they were written to and are in a block. It waits for no writer and makes none wait; only the first hour of a month waits for those who read.
/// </summary>
public interface IReadingSealer
{
    /// <summary>Packs the next readings from before a time, those that came late to a block included. Only one at a time in all of the cluster; a second one is told that it is done.</summary>
    /// <param name="before">Readings of this time and later stay as they are. Better a full hour that is over: an hour that goes on is packed again and again.</param>
    /// <param name="fromSensorKey">0 at first, then <see cref="SealStep.NextSensorKey"/> of the step before.</param>
    /// <param name="ct">Ends the step; then nothing of it is done.</param>
    /// <exception cref="ReadingStoreUnavailableException">The database did not answer.</exception>
    Task<SealStep> SealNextAsync(DateTimeOffset before, int fromSensorKey, CancellationToken ct);

    /// <summary>Joins runs of numbers that meet in the ledger, so that it stays small: one row a sender as long as nothing is lost.</summary>
    /// <param name="ct">Ends it; then nothing is done.</param>
    /// <exception cref="ReadingStoreUnavailableException">The database did not answer.</exception>
    Task JoinLedgerAsync(CancellationToken ct);

    /// <summary>Deletes packed readings that are older than their farm keeps them. What they came to by hour and by day stays.</summary>
    /// <param name="now">From when to reckon back.</param>
    /// <param name="days">How many days those farms keep them that have not said it themselves.</param>
    /// <param name="ct">Ends it; then nothing is done.</param>
    /// <returns>How many readings there were.</returns>
    /// <exception cref="ReadingStoreUnavailableException">The database did not answer, or somebody read too long.</exception>
    Task<long> ForgetAsync(DateTimeOffset now, int days, CancellationToken ct);
}
