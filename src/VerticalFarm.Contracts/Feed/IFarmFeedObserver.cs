using Orleans.Concurrency;

namespace VerticalFarm.Contracts.Feed;

/// <summary>Somebody outside the cluster who watches a farm.</summary>
[Alias("VerticalFarm.IFarmFeedObserver")]
public interface IFarmFeedObserver : IGrainObserver
{
    /// <summary>There is news. Sent, not awaited: what is lost on the way is not sent again.</summary>
    [OneWay]
    Task Happened(FeedEvent news);
}
