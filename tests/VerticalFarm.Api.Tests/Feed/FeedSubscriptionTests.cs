using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Api.Feed;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Tests.Feed;

public sealed class FeedSubscriptionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _stopping = new();
    private ScriptedFeed _feed = null!;
    private FeedSubscription _subscription = null!;
    private Task _renewing = null!;

    public async ValueTask InitializeAsync()
    {
        (var grains, _feed) = ScriptedFeed.Create();
        var opening = FeedSubscription.OpenAsync(grains, Guid.NewGuid(), NullLogger.Instance);
        (await _feed.AskedAsync()).SetResult(true);
        _subscription = await opening;
        _renewing = _subscription.RenewAsync(_clock, _stopping.Token);
    }

    [Fact]
    public async Task A_renewal_that_is_known_changes_nothing()
    {
        (await RenewedAsync()).SetResult(false);
        (await RenewedAsync()).SetResult(false);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task A_feed_that_did_not_know_the_reader_is_looked_at_as_a_whole()
    {
        (await RenewedAsync()).SetResult(true);
        (await RenewedAsync()).SetResult(false);
        Assert.Equal([FeedItemKind.Snapshot], await WaitingAsync());
    }

    [Fact]
    public async Task After_renewals_that_failed_the_first_good_one_looks_at_the_whole_once()
    {
        (await RenewedAsync()).SetException(new TimeoutException());
        (await RenewedAsync()).SetException(new OrleansException("No such silo"));
        (await RenewedAsync()).SetResult(false);
        (await RenewedAsync()).SetResult(false);
        Assert.Equal([FeedItemKind.Snapshot], await WaitingAsync());
    }

    [Fact]
    public async Task A_renewal_that_is_refused_is_the_end()
    {
        (await RenewedAsync()).SetException(new CallRefusedException(CallRefusal.NotFound, "No such thing"));
        await _renewing;
        Assert.Empty(await _subscription.Reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_leaves_unsubscribes()
    {
        Assert.False(_feed.IsEnded);
        await _subscription.DisposeAsync();
        Assert.True(_feed.IsEnded);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _renewing;
        await _subscription.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task<TaskCompletionSource<bool>> RenewedAsync()
    {
        _clock.Advance(IFarmFeedGrain.RenewEvery);
        return await _feed.AskedAsync();
    }

    // Stops first, so that what the last renewal came to is among it.
    private async Task<FeedItemKind[]> WaitingAsync()
    {
        await _stopping.CancelAsync();
        await _renewing;
        _subscription.Reader.End();
        return await _subscription.Reader.ReadAllAsync(TestContext.Current.CancellationToken).Select(item => item.Kind).ToArrayAsync(TestContext.Current.CancellationToken);
    }
}
