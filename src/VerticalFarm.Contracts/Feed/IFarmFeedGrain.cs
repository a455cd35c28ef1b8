using Orleans.Concurrency;
using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Contracts.Feed;

/// <summary>
/// Passes what a farm's parts say of themselves on to those who watch the farm. Nothing of it is stored: a watcher renews its subscription
/// every <see cref="RenewEvery"/>, and is told when it was not known any more. Key: the farm's id.
/// </summary>
[Alias("VerticalFarm.IFarmFeedGrain")]
public interface IFarmFeedGrain : IGrainWithGuidKey
{
    /// <summary>How often a watcher subscribes again.</summary>
    static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);

    /// <summary>After how long without renewal a watcher is forgotten.</summary>
    static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Subscribes, or renews a subscription. From the answer on every change of the farm is told. True when the watcher was not known: what
    /// happened until now was not told to it, so it must look at the farm as a whole. So it is the first time, after the death of the silo
    /// that knew it, and after a renewal that came too late.
    /// </summary>
    [Requires(Permission.FarmViewer)]
    Task<bool> Subscribe(IFarmFeedObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Requires(Permission.FarmViewer)]
    Task Unsubscribe(IFarmFeedObserver observer);

    /// <summary>A part of the farm has news. Sent, not awaited.</summary>
    [OneWay, AlwaysInterleave]
    Task Publish(FeedEvent news);
}
