using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Calls;

namespace VerticalFarm.Grains.Feed;

/// <summary>A farm's feed. It lives in memory alone: when it is lost, its watchers find a new one by their renewals.</summary>
internal sealed class FarmFeedGrain(TimeProvider time) : Grain, IFarmFeedGrain, IFarmPart
{
    private static readonly TimeSpan TellPartsEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PartsBelieveFor = TimeSpan.FromMinutes(2);

    private readonly FeedWatchers _watchers = new(time);
    private DateTimeOffset? _partsTold;

    public Guid? FarmId => this.GetPrimaryKey();

    public async Task<bool> Subscribe(IFarmFeedObserver observer)
    {
        var isNew = _watchers.Renew(observer);

        // No timer is needed: while somebody watches, somebody renews.
        await TellPartsAsync();
        return isNew;
    }

    public Task Unsubscribe(IFarmFeedObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Publish(FeedEvent news)
    {
        foreach (var watcher in _watchers.Current())
        {
            watcher.Happened(news).Ignore();
        }

        return Task.CompletedTask;
    }

    // Answered, not one-way: a change between the answer to a watcher and its look at the farm must not be the change that nobody told.
    private async Task TellPartsAsync()
    {
        var now = time.GetUtcNow();
        if (now - _partsTold < TellPartsEvery || await GrainFactory.GetGrain<IFarmGrain>(this.GetPrimaryKey()).Facts() is not { } facts)
        {
            return;
        }

        var until = now + PartsBelieveFor;
        await Task.WhenAll(
        [
            .. facts.Sensors.Select(sensor => GrainFactory.GetGrain<ISensorGrain>(sensor.Id).FeedWatched(until)),
            .. facts.Devices.Select(device => GrainFactory.GetGrain<IDeviceGrain>(device.Id).FeedWatched(until)),
            .. facts.Rules.Select(rule => GrainFactory.GetGrain<IAutomationRuleGrain>(rule).FeedWatched(until)),
        ]);
        _partsTold = now;
    }
}
