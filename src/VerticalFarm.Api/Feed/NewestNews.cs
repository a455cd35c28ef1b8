using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Feed;

/// <summary>
/// Remembers of each part of a farm the newest news that came. Messages of a cluster may overtake each other, and what was overtaken would show an old state until
/// the next change.
/// </summary>
internal sealed class NewestNews
{
    private readonly Dictionary<Guid, (Guid Origin, long Number)> _newest = [];

    /// <summary>Whether it is to be told: false when newer news of the same part was told already.</summary>
    public bool Take(FeedEvent news)
    {
        if (news.PartId is not { } part || news.Origin == Guid.Empty)
        {
            return true;
        }

        // Another origin is a later activation of the same part, which counts from one.
        if (_newest.TryGetValue(part, out var newest) && newest.Origin == news.Origin && news.Number < newest.Number)
        {
            return false;
        }

        _newest[part] = (news.Origin, news.Number);
        return true;
    }
}
