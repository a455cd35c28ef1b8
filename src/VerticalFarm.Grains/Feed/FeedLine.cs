using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Grains.Feed;

/// <summary>
/// The line of one activation of a part to its farm's feed: silent while nobody watches, so that a farm without watchers pays nothing for
/// its feed.
/// </summary>
internal sealed class FeedLine(IGrainFactory grains, TimeProvider time)
{
    // The activation before may have been told that somebody watches. The feed says so again well within this time.
    private static readonly TimeSpan AtFirst = TimeSpan.FromMinutes(2);

    private readonly FeedNumbers _numbers = new();
    private DateTimeOffset _watchedUntil = time.GetUtcNow() + AtFirst;

    /// <summary>Until when somebody may be watching.</summary>
    public DateTimeOffset WatchedUntil => _watchedUntil;

    /// <summary>Whether somebody may be watching. While nobody is, there is no need to make up an event.</summary>
    public bool IsWatched => time.GetUtcNow() < _watchedUntil;

    /// <summary>Somebody watches until then, or longer.</summary>
    public void Watch(DateTimeOffset until) => _watchedUntil = until > _watchedUntil ? until : _watchedUntil;

    /// <summary>Sends news on its way, if somebody may be watching. Waits for nobody, and never fails.</summary>
    public void Publish(Guid farmId, FeedEvent news)
    {
        if (IsWatched)
        {
            grains.GetGrain<IFarmFeedGrain>(farmId).Publish(_numbers.Number(news)).Ignore();
        }
    }
}
