using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Grains.Tests.Feed;

namespace VerticalFarm.Grains.Tests.Alerts;

[Collection(typeof(ClusterTests))]
public sealed class SensorAlertTests(FarmCluster cluster)
{
    private static readonly SensorThresholds Thresholds = new() { CriticalLow = 10, Low = 18, High = 26, CriticalHigh = 30, Hysteresis = 0.5 };
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_value_out_of_its_limits_opens_one_alert_that_is_over_when_it_is_well_back()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);

        await ReadAsync(farm, air, 27);
        var alert = await OneAsync(farm, AlertState.Open);
        Assert.Equal((AlertKind.ThresholdHigh, AlertSeverity.Warning, 27.0, 1), (alert.Kind, alert.Severity, alert.Value!.Value, alert.Count));

        await ReadAsync(farm, air, 28, 25.8, 25.6); // Not well back yet.
        Assert.Equal(alert, await OneAsync(farm, AlertState.Open));
        await ReadAsync(farm, air, 25.4);
        Assert.Equal(alert.Id, (await OneAsync(farm, AlertState.Resolved)).Id);
        Assert.Empty(await farm.AlertsAsync(cluster, AlertState.Open));
    }

    [Fact]
    public async Task What_becomes_critical_is_the_same_alert_and_wants_a_person_again()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);
        await ReadAsync(farm, air, 27);
        var warning = await OneAsync(farm, AlertState.Open);
        (await farm.Alerts(cluster).Acknowledge(warning.Id)).Good();

        await ReadAsync(farm, air, 29, 28);
        await OneAsync(farm, AlertState.Acknowledged);
        await ReadAsync(farm, air, 31);

        var critical = await OneAsync(farm, AlertState.Open);
        Assert.Equal((warning.Id, AlertSeverity.Critical, 31.0, 2), (critical.Id, critical.Severity, critical.Value!.Value, critical.Count));
    }

    [Fact]
    public async Task From_one_side_to_the_other_one_alert_ends_and_another_begins()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);

        await ReadAsync(farm, air, 31, 9);

        Assert.Equal(AlertKind.ThresholdLow, (await OneAsync(farm, AlertState.Open)).Kind);
        Assert.Equal(AlertKind.ThresholdHigh, (await OneAsync(farm, AlertState.Resolved)).Kind);
    }

    [Fact]
    public async Task The_hysteresis_holds_over_a_restart_of_everything()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);
        await ReadAsync(farm, air, 27);
        var alert = await OneAsync(farm, AlertState.Open);

        await cluster.ForgetAsync(air);
        await cluster.ForgetAsync(farm.Alerts(cluster));
        await ReadAsync(farm, air, 25.7);
        Assert.Equal(alert, await OneAsync(farm, AlertState.Open));

        await cluster.ForgetAsync(air);
        await ReadAsync(farm, air, 25.3);
        Assert.Equal(alert.Id, (await OneAsync(farm, AlertState.Resolved)).Id);
    }

    [Fact]
    public async Task What_a_person_resolved_is_not_opened_by_more_of_the_same_nor_by_a_restart()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);
        await ReadAsync(farm, air, 27);
        (await farm.Alerts(cluster).Resolve((await OneAsync(farm, AlertState.Open)).Id)).Good();

        await ReadAsync(farm, air, 28);
        await cluster.ForgetAsync(air);
        await ReadAsync(farm, air, 28.5);
        Assert.Empty(await farm.AlertsAsync(cluster, AlertState.Open));

        await ReadAsync(farm, air, 22, 27);
        await OneAsync(farm, AlertState.Open);
    }

    [Fact]
    public async Task New_limits_open_and_end_alerts_and_a_new_name_does_neither()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);
        await ReadAsync(farm, air, 27, 25.8);
        (await air.Update(new SensorPatch { Name = "By the door" }, null)).Good();
        await OneAsync(farm, AlertState.Open);

        (await air.Update(new SensorPatch { Thresholds = Thresholds with { High = 28 } }, null)).Good();
        Assert.Empty(await farm.AlertsAsync(cluster, AlertState.Open));

        (await air.Update(new SensorPatch { Thresholds = Thresholds with { High = 25 } }, null)).Good();
        Assert.Equal("By the door: 25.8 °C, above 25 °C", (await OneAsync(farm, AlertState.Open)).Message);
    }

    [Fact]
    public async Task A_reading_that_was_late_for_hours_is_no_news_of_now()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);

        await farm.ReportAsync(air, 35, age: TimeSpan.FromHours(2));
        await LatestAsync(air, 35);

        Assert.DoesNotContain(await farm.AlertsAsync(cluster), alert => alert.Kind == AlertKind.ThresholdHigh);
    }

    [Fact]
    public async Task A_sensor_that_falls_silent_is_told_of_though_nobody_looks_and_over_with_the_next_reading()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);
        await ReadAsync(farm, air, 22);

        await cluster.PassesUntilAsync(async () => (await farm.AlertsAsync(cluster, AlertState.Open)).Length == 1, "people are told", Minute);
        var alert = await OneAsync(farm, AlertState.Open);
        Assert.Equal((AlertKind.Stale, AlertSeverity.Warning), (alert.Kind, alert.Severity));
        Assert.Equal("AirTemperature: no reading for over 10 min, and one is expected every 60 s", alert.Message);
        Assert.Equal((await air.Get()).Good().Latest!.Value.Ts + (10 * Minute), alert.LastAt);

        cluster.Clock.Advance(10 * Minute); // It is looked at again, and is the same.
        Assert.Equal(alert, await OneAsync(farm, AlertState.Open));
        await ReadAsync(farm, air, 22);
        Assert.Equal(alert.Id, (await OneAsync(farm, AlertState.Resolved)).Id);
    }

    [Fact]
    public async Task Whoever_looks_at_a_silent_sensor_has_it_tell_at_once_and_those_who_watch_see_it_so()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);
        await ReadAsync(farm, air, 22);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);
        cluster.Clock.Advance((10 * Minute) + TimeSpan.FromSeconds(1));
        await watcher.SubscribeAsync(); // It leapt over all renewals.

        Assert.Equal(SensorStatus.Stale, (await air.Get()).Good().Status);

        Assert.Equal(AlertKind.Stale, (await OneAsync(farm, AlertState.Open)).Kind);
        await watcher.HearsAsync(news => news.Sensor?.Status == SensorStatus.Stale, "those who watch see it");
    }

    [Fact]
    public async Task After_a_start_nobody_is_called_silent_for_a_while()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);
        await ReadAsync(farm, air, 22);
        await cluster.ForgetAsync(air);
        cluster.Clock.Advance(TimeSpan.FromHours(1)); // All of it was down, say.

        await cluster.Inside.GetGrain<ISensorGrain>(air.GetPrimaryKey()).CheckHealth();
        Assert.Equal(SensorStatus.Stale, (await air.Get()).Good().Status);
        Assert.Empty(await farm.AlertsAsync(cluster));

        cluster.Clock.Advance(3 * Minute);
        await air.Get();
        await OneAsync(farm, AlertState.Open);
    }

    [Fact]
    public async Task A_sensor_that_has_never_said_anything_is_not_called_silent()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var air = await AddAsync(farm);

        cluster.Clock.Advance(TimeSpan.FromHours(2));
        await air.Get();
        await cluster.Inside.GetGrain<ISensorGrain>(air.GetPrimaryKey()).CheckHealth();

        Assert.Equal(SensorStatus.Unknown, (await air.Get()).Good().Status);
        Assert.Empty(await farm.AlertsAsync(cluster));
    }

    [Fact]
    public async Task A_farm_that_had_sensors_before_it_looked_after_them_does_so_from_its_next_start()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await AddAsync(farm);
        await cluster.Database.SetAsync("farm", farm.Id, ["looks_after_sensors"], "false");
        const string Reminder = "from orleans_reminder where reminder_name = 'sensor-health' and replace(grain_id, '-', '') like $1";
        await cluster.Database.ExecuteAsync("delete " + Reminder, $"%{farm.Id:N}%");
        await cluster.ForgetAsync(farm.Farm);

        (await farm.Farm.Get()).Good();

        Assert.Single(await cluster.Database.ColumnAsync<string>("select reminder_name " + Reminder, $"%{farm.Id:N}%"));
    }

    private static async Task<ISensorGrain> AddAsync(TestFarm farm)
    {
        var air = await farm.AddSensorAsync(SensorType.AirTemperature);
        (await air.Update(new SensorPatch { Thresholds = Thresholds }, null)).Good();
        return air;
    }

    private async Task ReadAsync(TestFarm farm, ISensorGrain sensor, params double[] values)
    {
        foreach (var value in values)
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            await farm.ReportAsync(sensor, value);
            await LatestAsync(sensor, value);
        }
    }

    // The sensor tells in the turn in which it takes the reading, so the next turn comes after it has told.
    private async Task LatestAsync(ISensorGrain sensor, double value)
    {
        await FarmCluster.BecomesTrueAsync(async () => (await sensor.Get()).Good().Latest?.Value == value, $"{value} is the latest");
        await cluster.Inside.GetGrain<ISensorGrain>(sensor.GetPrimaryKey()).Unsubscribe(Guid.NewGuid());
    }

    private async Task<AlertView> OneAsync(TestFarm farm, AlertState state)
    {
        await FarmCluster.BecomesTrueAsync(async () => (await farm.AlertsAsync(cluster, state)).Length == 1, $"one is {state}");
        return (await farm.AlertsAsync(cluster, state))[0];
    }
}
