using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Feed;

/// <summary>What waits to be written to a reader.</summary>
/// <param name="Kind">What is to be written.</param>
/// <param name="News">The news, when it is one.</param>
internal readonly record struct FeedItem(FeedItemKind Kind, FeedEvent? News = null);

/// <summary>What is to be written to a reader.</summary>
internal enum FeedItemKind
{
    /// <summary>A change.</summary>
    News,

    /// <summary>Changes may have been missed: the farm as a whole.</summary>
    Snapshot,

    /// <summary>A sign of life.</summary>
    Heartbeat,
}
