using System.Collections.Concurrent;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Grains.Tests.Feed;

/// <summary>Counts what parts say to the feeds of their farms.</summary>
public sealed class FeedCalls : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<(Guid Farm, FeedEventKind Kind)> _published = new();

    /// <summary>How many times the parts of a farm had news of this kind for its feed.</summary>
    public int Count(Guid farm, FeedEventKind kind) => _published.Count(news => news == (farm, kind));

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod?.Name == nameof(IFarmFeedGrain.Publish) && context.Request.GetArgument(0) is FeedEvent news)
        {
            _published.Enqueue((context.TargetId.GetGuidKey(), news.Kind));
        }

        await context.Invoke();
    }
}
