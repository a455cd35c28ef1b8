using System.Collections.Immutable;
using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Alerts;

/// <summary>
/// The alerts of a farm: of one source and kind there is at most one at a time, however often and from how many sides it is told. Key: the
/// farm's id. Every change is committed to the database when the call returns.
/// </summary>
[Alias("VerticalFarm.IAlertsGrain")]
public interface IAlertsGrain : IGrainWithGuidKey
{
    /// <summary>The farm's alerts, also those that are over; the newest first.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Page<AlertView>> List(AlertQuery query);

    /// <summary>One alert.</summary>
    [Requires(Permission.FarmViewer), AlwaysInterleave]
    Task<Result<AlertView>> Get(Guid alertId);

    /// <summary>
    /// Somebody has seen it. It stays until its cause is gone, and is open again when it becomes worse. A second time changes nothing.
    /// </summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<AlertView>> Acknowledge(Guid alertId);

    /// <summary>
    /// Somebody says that it is over. If its cause is still there, it stays quiet until that is gone and comes back, or becomes worse. A
    /// second time changes nothing.
    /// </summary>
    [Requires(Permission.FarmOperator)]
    Task<Result<AlertView>> Resolve(Guid alertId);

    /// <summary>
    /// Something is wrong: opens an alert, or raises the count of the one that is open. True when it was taken; false when the farm's Home
    /// Assistant is down and explains it, so that nothing is kept: to be told again, if it is still so when that is over. What comes from a
    /// part that the farm does not have (any more) is dropped.
    /// </summary>
    Task<bool> Raise(AlertSignal signal);

    /// <summary>It is not wrong any more: resolves the alert of this source and kind, if there is one.</summary>
    Task Clear(Guid sourceId, AlertKind kind);

    /// <summary>The source is no more: resolves all that came from it.</summary>
    Task Forget(Guid sourceId);

    /// <summary>What a source has said and not taken back: for one that woke up and does not know any more.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<StandingAlert>> StandingOf(Guid sourceId);

    /// <summary>The alerts that are not over, the newest first.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<AlertView>> Unresolved();

    /// <summary>How many are not over. Whenever that changes the farm is told.</summary>
    [AlwaysInterleave]
    Task<AlertTally> Tally();

    /// <summary>Takes all alerts away because the farm is ending.</summary>
    Task Remove();
}
