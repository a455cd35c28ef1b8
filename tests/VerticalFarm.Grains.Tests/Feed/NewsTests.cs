using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Feed;

[Collection(typeof(ClusterTests))]
public sealed class NewsTests(FarmCluster cluster)
{
    private const string Fan = "fan.exhaust_fan";

    [Fact]
    public async Task Of_a_batch_the_newest_reading_is_told_and_only_that()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        var now = cluster.Clock.GetUtcNow().UtcTicks;
        var batch = new ReadingBatch(
            [sensor.GetPrimaryKey()], [0, 0, 0], [now - TimeSpan.TicksPerSecond, now, now - (2 * TimeSpan.TicksPerSecond)], [801, 802, 800]);
        (await cluster.Gateway.GetGrain<IReadingIntakeGrain>(0).Submit(batch)).Good();

        await watcher.HearsAsync(802);
        Assert.Equal([802], watcher.Values);
        Assert.Equal(sensor.GetPrimaryKey(), watcher.Heard[^1].Sensor!.Id);
    }

    [Fact]
    public async Task A_sensor_that_is_made_or_changed_is_told_as_it_is_then()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        await watcher.HearsAsync(news => news.Sensor?.Id == sensor.GetPrimaryKey(), "the new sensor is heard of");
        (await sensor.Update(new SensorPatch { Name = "By the door" }, null)).Good();

        await watcher.HearsAsync(news => news.Sensor?.Name == "By the door", "its new name is heard of");
    }

    [Fact]
    public async Task The_news_of_a_part_is_numbered_in_the_order_in_which_it_came_about()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        string[] names = ["By the door", "By the wall", "By the window"];
        foreach (var name in names)
        {
            (await sensor.Update(new SensorPatch { Name = name }, null)).Good();
            await watcher.HearsAsync(news => news.Sensor?.Name == name, $"{name} is heard of");
        }

        var renamed = watcher.Heard.Where(news => names.Contains(news.Sensor?.Name)).ToList();
        Assert.Equal(names, renamed.OrderBy(news => news.Number).Select(news => news.Sensor!.Name));
        Assert.Equal(3, renamed.Select(news => news.Number).Distinct().Count());
        Assert.NotEqual(Guid.Empty, Assert.Single(renamed.Select(news => news.Origin).Distinct()));
    }

    [Fact]
    public async Task A_device_is_told_as_it_is_wanted_seen_and_out_of_reach()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var device = await farm.AddOnlineDeviceAsync(DeviceType.Fan, Fan);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        await farm.MoveAsync(Fan, "turn_on");
        await watcher.HearsAsync(news => news.Device?.Reported?.State == PowerState.On, "it is seen to run");
        (await device.Submit(new CommandRequest { Command = CommandKind.TurnOff })).Good();
        await watcher.HearsAsync(news => news.Device?.Desired?.State == PowerState.Off, "it is wanted to stand");
        await watcher.HearsAsync(news => news.Device is { Desired.State: PowerState.Off, Reported.State: PowerState.Off }, "it is seen to stand");
        (await device.Update(new DevicePatch { Mode = DeviceMode.Manual }, null)).Good();
        await watcher.HearsAsync(news => news.Device?.Mode == DeviceMode.Manual, "it is under manual control");
        farm.Home.Faults.SetAvailable(Fan, available: false);
        await watcher.HearsAsync(news => news.Device?.Availability == DeviceAvailability.Offline, "it cannot be reached");
    }

    [Fact]
    public async Task A_rule_is_told_when_it_is_made_changed_or_says_something_else()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        var definition = new RuleDefinition
        {
            Name = "Air",
            Mode = RuleMode.Shadow,
            When = SensorCondition.Above(SensorSelector.OfId(sensor.GetPrimaryKey()), 1000),
            Then = [],
        };
        var rule = await farm.AddRuleAsync(definition);
        await watcher.HearsAsync(news => news.Rule?.Id == rule.GetPrimaryKey(), "the new rule is heard of");
        await farm.ReportAsync(sensor, 1200);
        await watcher.HearsAsync(news => news.Rule?.State.Outcome == RuleOutcome.True, "it is true");
        (await rule.Update(definition with { Name = "Fresh air" }, null)).Good();

        await watcher.HearsAsync(news => news.Rule?.Definition.Name == "Fresh air", "its new name is heard of");
    }

    [Fact]
    public async Task The_farm_has_news_when_its_profile_changes_and_when_parts_come_and_go()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);
        var told = 0;

        await TellsAsync(() => farm.Farm.Update(new FarmPatch { Name = "North hall" }, null));
        ISensorGrain? sensor = null;
        await TellsAsync(async () => sensor = await farm.AddSensorAsync(SensorType.Co2));
        await TellsAsync(() => sensor!.Delete());

        async Task TellsAsync(Func<Task> change)
        {
            await change();
            told++;
            await FarmCluster.BecomesTrueAsync(
                () => Task.FromResult(watcher.Heard.Count(news => news.Kind == FeedEventKind.Farm) == told), $"there is news of the farm {told} times");
        }
    }
}
