using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;

namespace VerticalFarm.Api.Feed;

/// <summary>One reader's subscription to a farm, kept alive by renewals. Every renewal asks again whether the caller may watch.</summary>
internal sealed partial class FeedSubscription : IAsyncDisposable
{
    private readonly IGrainFactory _grains;
    private readonly Guid _farmId;
    private readonly IFarmFeedObserver _reference;
    private readonly ILogger _logger;

    private FeedSubscription(IGrainFactory grains, Guid farmId, ILogger logger)
    {
        (_grains, _farmId, _logger) = (grains, farmId, logger);
        _reference = grains.CreateObjectReference<IFarmFeedObserver>(Reader);
    }

    /// <summary>The reader. Held here, because the cluster's client refers to it only weakly.</summary>
    public FeedReader Reader { get; } = new();

    /// <summary>The farm that is watched.</summary>
    public IFarmGrain Farm => _grains.GetGrain<IFarmGrain>(_farmId);

    private IFarmFeedGrain Feed => _grains.GetGrain<IFarmFeedGrain>(_farmId);

    /// <summary>Subscribes on behalf of the caller; whatever changes from then on reaches the reader.</summary>
    /// <exception cref="CallRefusedException">The caller may not watch this farm.</exception>
    public static async Task<FeedSubscription> OpenAsync(IGrainFactory grains, Guid farmId, ILogger logger)
    {
        var subscription = new FeedSubscription(grains, farmId, logger);
        try
        {
            await subscription.Feed.Subscribe(subscription._reference);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    /// <summary>Renews until the token says to stop, or until the caller may not watch any more: then the reader's stream ends.</summary>
    public async Task RenewAsync(TimeProvider time, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(IFarmFeedGrain.RenewEvery, time);
        var missed = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try
                {
                    if (await Feed.Subscribe(_reference) || missed)
                    {
                        Reader.Add(new FeedItem(FeedItemKind.Snapshot));
                    }

                    missed = false;
                }
                catch (CallRefusedException)
                {
                    Reader.End();
                    return;
                }
                catch (Exception fault)
                {
                    missed = true; // The way to the feed was cut, and news may have been on it.
                    LogRenewalFailed(_logger, fault, _farmId);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Reader.End();
        try
        {
            await Feed.Unsubscribe(_reference);
        }
        catch (Exception fault)
        {
            LogLeftToExpire(_logger, fault, _farmId);
        }

        _grains.DeleteObjectReference<IFarmFeedObserver>(_reference);
    }
}
