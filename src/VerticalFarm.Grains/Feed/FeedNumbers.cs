using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Grains.Feed;

/// <summary>Numbers the news of one activation, so that who hears it can tell what was overtaken on the way.</summary>
internal sealed class FeedNumbers
{
    private readonly Guid _origin = Guid.NewGuid();
    private long _last;

    /// <summary>The news with its number, higher than that of all before.</summary>
    public FeedEvent Number(FeedEvent news) => news with { Origin = _origin, Number = ++_last };
}
