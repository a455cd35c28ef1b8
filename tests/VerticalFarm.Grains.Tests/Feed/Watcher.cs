using System.Collections.Concurrent;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Feed;

/// <summary>Somebody outside the cluster who watches a farm.</summary>
internal sealed class Watcher : IFarmFeedObserver
{
    private readonly ConcurrentQueue<FeedEvent> _heard = new();
    private readonly IFarmFeedObserver _reference;
    private readonly IFarmFeedGrain _feed;

    public Watcher(FarmCluster cluster, Guid farm)
    {
        _reference = cluster.Gateway.CreateObjectReference<IFarmFeedObserver>(this);
        _feed = cluster.Gateway.GetGrain<IFarmFeedGrain>(farm);
    }

    public FeedEvent[] Heard => [.. _heard];

    /// <summary>The values that were told of a sensor, in order.</summary>
    public double?[] Values => [.. Heard.Where(news => news.Kind == FeedEventKind.Reading).Select(news => news.Sensor!.Latest?.Value)];

    public static async Task<Watcher> SubscribedAsync(FarmCluster cluster, TestFarm farm)
    {
        var watcher = new Watcher(cluster, farm.Id);
        Assert.True(await watcher.SubscribeAsync());
        return watcher;
    }

    public Task<bool> SubscribeAsync() => _feed.Subscribe(_reference);

    public Task UnsubscribeAsync() => _feed.Unsubscribe(_reference);

    public Task Happened(FeedEvent news)
    {
        _heard.Enqueue(news);
        return Task.CompletedTask;
    }

    public Task HearsAsync(Func<FeedEvent, bool> wanted, string because) => FarmCluster.BecomesTrueAsync(() => Task.FromResult(_heard.Any(wanted)), because);

    public Task HearsAsync(double value) => HearsAsync(news => news.Sensor?.Latest?.Value == value, $"the reading {value} is heard");
}
