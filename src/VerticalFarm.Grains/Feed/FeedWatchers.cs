using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Grains.Feed;

/// <summary>Who watches a farm. One that does not renew in time is forgotten.</summary>
internal sealed class FeedWatchers(TimeProvider time)
{
    private readonly Dictionary<IFarmFeedObserver, DateTimeOffset> _expiries = [];

    /// <summary>Adds or renews a watcher; true when it was not known.</summary>
    public bool Renew(IFarmFeedObserver observer)
    {
        Forget();
        var isNew = !_expiries.ContainsKey(observer);
        _expiries[observer] = time.GetUtcNow() + IFarmFeedGrain.ForgetAfter;
        return isNew;
    }

    public void Remove(IFarmFeedObserver observer) => _expiries.Remove(observer);

    /// <summary>Those who are to be told.</summary>
    public IReadOnlyCollection<IFarmFeedObserver> Current()
    {
        Forget();
        return _expiries.Keys;
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (observer, expiry) in _expiries)
        {
            if (expiry <= now)
            {
                _expiries.Remove(observer); // The enumeration of a dictionary allows it.
            }
        }
    }
}
