using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Grains.Feed;

namespace VerticalFarm.Grains.Tests.Feed;

public sealed class FeedWatchersTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FeedWatchers _watchers;

    public FeedWatchersTests() => _watchers = new FeedWatchers(_clock);

    [Fact]
    public void A_watcher_is_new_once()
    {
        var one = new Nobody();
        Assert.True(_watchers.Renew(one));
        Assert.False(_watchers.Renew(one));
        Assert.True(_watchers.Renew(new Nobody()));
        Assert.Equal(2, _watchers.Current().Count);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void A_watcher_is_known_until_its_time_is_over(int beyondTicks, bool known)
    {
        var one = new Nobody();
        _watchers.Renew(one);

        _clock.Advance(IFarmFeedGrain.ForgetAfter + TimeSpan.FromTicks(beyondTicks));

        Assert.Equal(known, _watchers.Current().Count == 1);
        Assert.Equal(!known, _watchers.Renew(one));
    }

    [Fact]
    public void Each_renewal_begins_the_time_anew_and_only_for_who_renewed()
    {
        var renewed = new Nobody();
        _watchers.Renew(renewed);
        _watchers.Renew(new Nobody());
        _clock.Advance(IFarmFeedGrain.ForgetAfter / 2);
        _watchers.Renew(renewed);
        _clock.Advance(IFarmFeedGrain.ForgetAfter / 2);

        Assert.Same(renewed, Assert.Single(_watchers.Current()));
    }

    [Fact]
    public void Who_left_is_not_told_and_is_new_when_it_comes_again()
    {
        var one = new Nobody();
        _watchers.Renew(one);
        _watchers.Remove(one);

        Assert.Empty(_watchers.Current());
        Assert.True(_watchers.Renew(one));
    }

    private sealed class Nobody : IFarmFeedObserver
    {
        public Task Happened(FeedEvent news) => Task.CompletedTask;
    }
}
