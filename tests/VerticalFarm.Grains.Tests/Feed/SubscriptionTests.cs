using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Feed;

[Collection(typeof(ClusterTests))]
public sealed class SubscriptionTests(FarmCluster cluster)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_watcher_that_does_not_renew_is_told_nothing_more_and_learns_it_when_it_comes_again()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var lazy = await Watcher.SubscribedAsync(cluster, farm);
        cluster.Clock.Advance(IFarmFeedGrain.ForgetAfter);

        var other = await Watcher.SubscribedAsync(cluster, farm);
        await farm.ReportAsync(sensor, 800);
        await other.HearsAsync(800);
        Assert.True(await lazy.SubscribeAsync());
        cluster.Clock.Advance(Moment);
        await farm.ReportAsync(sensor, 900);
        await lazy.HearsAsync(900);

        Assert.Equal([900], lazy.Values);
    }

    [Fact]
    public async Task A_watcher_that_renews_stays_known_and_is_told_everything_once()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);
        double[] told = [.. Enumerable.Range(400, 20)];
        foreach (var value in told)
        {
            cluster.Clock.Advance(IFarmFeedGrain.RenewEvery);
            Assert.False(await watcher.SubscribeAsync());
            await farm.ReportAsync(sensor, value);
            await watcher.HearsAsync(value);
        }

        Assert.Equal(told.Select(value => (double?)value), watcher.Values);
    }

    [Fact]
    public async Task Who_unsubscribed_is_told_nothing_more()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var gone = await Watcher.SubscribedAsync(cluster, farm);
        var other = await Watcher.SubscribedAsync(cluster, farm);
        await gone.UnsubscribeAsync();

        await farm.ReportAsync(sensor, 800);
        await other.HearsAsync(800);
        Assert.True(await gone.SubscribeAsync());
        cluster.Clock.Advance(Moment);
        await farm.ReportAsync(sensor, 900);
        await gone.HearsAsync(900);

        Assert.Equal([900], gone.Values);
    }

    [Fact]
    public async Task A_feed_that_died_is_told_apart_from_one_that_lives_and_goes_on_with_the_next_renewal()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        await cluster.ForgetAsync(cluster.Gateway.GetGrain<IFarmFeedGrain>(farm.Id));

        Assert.True(await watcher.SubscribeAsync());
        Assert.False(await watcher.SubscribeAsync());
        await farm.ReportAsync(sensor, 800);
        await watcher.HearsAsync(800);
    }

    [Fact]
    public async Task A_part_that_nobody_watches_any_more_is_silent_until_somebody_does()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        cluster.Clock.Advance(TimeSpan.FromMinutes(2));
        var before = cluster.FeedCalls.Count(farm.Id, FeedEventKind.Reading);

        await farm.ReportAsync(sensor, 800);
        await FarmCluster.BecomesTrueAsync(async () => (await sensor.Get()).Good().Latest?.Value == 800, "the sensor knows it");
        var watcher = await Watcher.SubscribedAsync(cluster, farm);
        cluster.Clock.Advance(Moment);
        await farm.ReportAsync(sensor, 900);
        await watcher.HearsAsync(900);

        Assert.Equal([900], watcher.Values);
        Assert.Equal(before + 1, cluster.FeedCalls.Count(farm.Id, FeedEventKind.Reading));
    }

    [Fact]
    public async Task A_part_that_has_just_come_to_life_speaks_before_it_is_asked()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        await cluster.ForgetAsync(sensor);
        var before = cluster.FeedCalls.Count(farm.Id, FeedEventKind.Reading);

        await farm.ReportAsync(sensor, 800);

        await FarmCluster.BecomesTrueAsync(
            () => Task.FromResult(cluster.FeedCalls.Count(farm.Id, FeedEventKind.Reading) == before + 1), "the feed heard of it");
    }

    [Fact]
    public async Task A_farm_that_is_gone_can_be_watched_by_nobody()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        (await farm.Farm.Delete()).Good();

        await watcher.HearsAsync(news => news.Kind == FeedEventKind.Farm, "there is news of the farm");
        Assert.Equal(CallRefusal.NotFound, (await Assert.ThrowsAsync<CallRefusedException>(watcher.SubscribeAsync)).Refusal);
    }

    [Fact]
    public async Task A_stranger_may_not_watch()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        cluster.SignedIn = Guid.NewGuid();
        var stranger = new Watcher(cluster, farm.Id);

        Assert.Equal(CallRefusal.NotFound, (await Assert.ThrowsAsync<CallRefusedException>(stranger.SubscribeAsync)).Refusal);
    }
}
