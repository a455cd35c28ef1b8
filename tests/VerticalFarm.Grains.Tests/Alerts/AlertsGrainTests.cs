using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Feed;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Grains.Tests.Feed;

namespace VerticalFarm.Grains.Tests.Alerts;

[Collection(typeof(ClusterTests))]
public sealed class AlertsGrainTests(FarmCluster cluster)
{
    [Fact]
    public async Task Raises_that_race_from_many_sides_make_one_alert_and_count_each_occurrence_once()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        var now = cluster.Clock.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => farm.AlertsInside(cluster).Raise(Signal(source, now.AddSeconds(i % 4)))));

        var alert = Assert.Single(await farm.AlertsAsync(cluster));
        Assert.InRange(alert.Count, 1, 4); // In which order they came nobody knows; the latest of them counted.
        Assert.Equal(now.AddSeconds(3), alert.LastAt);
    }

    [Fact]
    public async Task Two_activations_that_raise_at_once_make_one_alert()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        var now = cluster.Clock.GetUtcNow();
        await farm.AlertsInside(cluster).Tally(); // It has looked, and found nothing.

        // What the other activation wrote behind its back.
        await cluster.Database.ExecuteAsync(
            """
            insert into alert (id, farm_id, source_kind, source_id, kind, severity, state, active, through_home_assistant, message, count, version, opened_at, last_at)
            values ($1, $2, 'sensor', $3, 'threshold_high', 'warning', 'open', true, false, 'from elsewhere', 1, 1, $4, $4)
            """,
            Guid.NewGuid(),
            farm.Id,
            source.Id,
            now);
        Assert.True(await farm.AlertsInside(cluster).Raise(Signal(source, now.AddSeconds(1))));

        Assert.Equal(2, Assert.Single(await farm.AlertsAsync(cluster)).Count);
    }

    [Fact]
    public async Task What_was_acknowledged_is_so_after_a_restart_and_more_of_the_same_does_not_open_it()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        var now = cluster.Clock.GetUtcNow();
        await farm.AlertsInside(cluster).Raise(Signal(source, now));
        var alert = Assert.Single(await farm.AlertsAsync(cluster));
        (await farm.Alerts(cluster).Acknowledge(alert.Id)).Good();

        await cluster.ForgetAsync(farm.Alerts(cluster));
        await farm.AlertsInside(cluster).Raise(Signal(source, now)); // The source woke up as well, and says it again.
        await farm.AlertsInside(cluster).Raise(Signal(source, now.AddMinutes(1)));

        var kept = Assert.Single(await farm.AlertsAsync(cluster));
        Assert.Equal((alert.Id, AlertState.Acknowledged, farm.Owner.Id, 2), (kept.Id, kept.State, kept.AcknowledgedBy!.Value, kept.Count));
    }

    [Fact]
    public async Task What_a_person_resolved_stays_quiet_over_a_restart_until_its_cause_was_gone()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        var now = cluster.Clock.GetUtcNow();
        await farm.AlertsInside(cluster).Raise(Signal(source, now));
        (await farm.Alerts(cluster).Resolve(Assert.Single(await farm.AlertsAsync(cluster)).Id)).Good();

        await cluster.ForgetAsync(farm.Alerts(cluster));
        await farm.AlertsInside(cluster).Raise(Signal(source, now));
        Assert.Empty(await farm.AlertsAsync(cluster, AlertState.Open));

        await farm.AlertsInside(cluster).Clear(source.Id, AlertKind.ThresholdHigh);
        await farm.AlertsInside(cluster).Raise(Signal(source, now));
        Assert.Single(await farm.AlertsAsync(cluster, AlertState.Open));
        Assert.Single(await farm.AlertsAsync(cluster, AlertState.Resolved));
    }

    [Fact]
    public async Task The_farm_counts_what_is_open_and_its_health_the_critical_ones()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        await farm.AlertsInside(cluster).Raise(Signal(source, cluster.Clock.GetUtcNow(), AlertSeverity.Critical));
        await OpenAsync(farm, 1);
        var ill = (await farm.Farm.Get()).Good().HealthScore;

        await cluster.ForgetAsync(farm.Farm);
        Assert.Equal((1, ill), ((await farm.Farm.Get()).Good().OpenAlerts, (await farm.Farm.Get()).Good().HealthScore));

        var alert = Assert.Single((await farm.Farm.GetDashboard()).Good().Alerts);
        (await farm.Alerts(cluster).Acknowledge(alert.Id)).Good();
        await OpenAsync(farm, 0);
        Assert.Equal(AlertState.Acknowledged, Assert.Single((await farm.Farm.GetDashboard()).Good().Alerts).State);
        Assert.Equal(Math.Round(ill!.Value + (20 / 3.0), 1), (await farm.Farm.Get()).Good().HealthScore);

        await farm.AlertsInside(cluster).Clear(source.Id, AlertKind.ThresholdHigh);
        await FarmCluster.BecomesTrueAsync(async () => (await farm.Farm.GetDashboard()).Good().Alerts.IsEmpty, "nothing is left");
    }

    [Fact]
    public async Task Whoever_watches_the_farm_hears_of_every_change()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        var watcher = await Watcher.SubscribedAsync(cluster, farm);

        await farm.AlertsInside(cluster).Raise(Signal(source, cluster.Clock.GetUtcNow()));
        await watcher.HearsAsync(news => news.Alert?.State == AlertState.Open, "it is open");
        await watcher.HearsAsync(news => news.Kind == FeedEventKind.Farm, "the farm has one more");
        (await farm.Alerts(cluster).Acknowledge((await farm.AlertsAsync(cluster))[0].Id)).Good();
        await watcher.HearsAsync(news => news.Alert?.State == AlertState.Acknowledged, "it is acknowledged");
        await farm.AlertsInside(cluster).Clear(source.Id, AlertKind.ThresholdHigh);
        await watcher.HearsAsync(news => news.Alert?.State == AlertState.Resolved, "it is resolved");
    }

    [Fact]
    public async Task What_people_do_is_on_record_and_what_is_over_cannot_be_acknowledged()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        await farm.AlertsInside(cluster).Raise(Signal(source, cluster.Clock.GetUtcNow()));
        var alert = Assert.Single(await farm.AlertsAsync(cluster));

        (await farm.Alerts(cluster).Acknowledge(alert.Id)).Good();
        (await farm.Alerts(cluster).Acknowledge(alert.Id)).Good();
        Assert.Equal(farm.Owner.Id, (await farm.Alerts(cluster).Resolve(alert.Id)).Good().ResolvedBy);
        (await farm.Alerts(cluster).Resolve(alert.Id)).Good();
        (await farm.Alerts(cluster).Acknowledge(alert.Id)).Bad(FailureKind.BusinessRule);
        (await farm.Alerts(cluster).Acknowledge(Guid.NewGuid())).Bad(FailureKind.NotFound);
        (await farm.Alerts(cluster).Resolve(Guid.NewGuid())).Bad(FailureKind.NotFound);

        var record = await farm.Farm.ListAudit(new PageRequest(0, 100, "alert"));
        Assert.Equal([("resolved", alert.Id), ("acknowledged", alert.Id)], record.Items.Select(entry => (entry.Action, entry.SubjectId)));
    }

    [Fact]
    public async Task With_its_source_it_is_over_and_nothing_more_is_taken_from_there()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        await farm.AlertsInside(cluster).Raise(Signal(source, cluster.Clock.GetUtcNow()));

        (await cluster.Gateway.GetGrain<ISensorGrain>(source.Id).Delete()).Good();
        await farm.AlertsInside(cluster).Raise(Signal(source, cluster.Clock.GetUtcNow().AddMinutes(1)));

        Assert.Equal(AlertState.Resolved, Assert.Single(await farm.AlertsAsync(cluster)).State);
    }

    [Fact]
    public async Task With_the_farm_all_are_gone()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var source = await SourceAsync(farm);
        await farm.AlertsInside(cluster).Raise(Signal(source, cluster.Clock.GetUtcNow()));

        (await farm.Farm.Delete()).Good();
        await FarmCluster.BecomesTrueAsync(
            async () => (await cluster.Database.ColumnAsync<Guid>("select id from alert where farm_id = $1", farm.Id)).Length == 0, "nothing is kept");
        await farm.AlertsInside(cluster).Raise(Signal(source, cluster.Clock.GetUtcNow().AddMinutes(1)));

        Assert.Empty(await cluster.Database.ColumnAsync<Guid>("select id from alert where farm_id = $1", farm.Id));
    }

    [Fact]
    public async Task While_its_home_is_down_what_comes_through_it_is_not_told()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (before, after, other) = (await SourceAsync(farm), await SourceAsync(farm), await SourceAsync(farm));
        var alerts = farm.AlertsInside(cluster);
        var now = cluster.Clock.GetUtcNow();
        Assert.True(await alerts.Raise(Signal(before, now) with { ThroughHomeAssistant = true }));
        Assert.True(await alerts.Raise(Signal(other, now)));

        Assert.True(await alerts.Raise(new AlertSignal
        {
            Source = AlertSource.HomeAssistant(farm.Id),
            Kind = AlertKind.HomeAssistantDown,
            Severity = AlertSeverity.Critical,
            Message = "away",
            At = now,
        }));
        Assert.False(await alerts.Raise(Signal(after, now) with { ThroughHomeAssistant = true }));

        Assert.Equal([other.Id, farm.Id], (await farm.AlertsAsync(cluster, AlertState.Open)).Select(alert => alert.Source.Id).OrderBy(id => id == farm.Id));
        await alerts.Clear(farm.Id, AlertKind.HomeAssistantDown);
        Assert.True(await alerts.Raise(Signal(after, now) with { ThroughHomeAssistant = true }));
    }

    [Fact]
    public async Task Lists_choose_by_state_severity_kind_source_and_words_and_come_in_pages_with_the_newest_first()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (one, two) = (await SourceAsync(farm), await SourceAsync(farm));
        var alerts = farm.AlertsInside(cluster);
        await alerts.Raise(Signal(one, cluster.Clock.GetUtcNow()) with { Message = "Fifty % of it" });
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await alerts.Raise(Signal(two, cluster.Clock.GetUtcNow(), AlertSeverity.Critical));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await alerts.Raise(Signal(two, cluster.Clock.GetUtcNow()) with { Kind = AlertKind.Stale });
        await alerts.Clear(one.Id, AlertKind.ThresholdHigh);

        await IsAsync(new AlertQuery(), (two.Id, AlertKind.Stale), (two.Id, AlertKind.ThresholdHigh), (one.Id, AlertKind.ThresholdHigh));
        await IsAsync(new AlertQuery { State = AlertState.Resolved }, (one.Id, AlertKind.ThresholdHigh));
        await IsAsync(new AlertQuery { Severity = AlertSeverity.Critical }, (two.Id, AlertKind.ThresholdHigh));
        await IsAsync(new AlertQuery { Kind = AlertKind.Stale }, (two.Id, AlertKind.Stale));
        await IsAsync(new AlertQuery { SourceId = one.Id }, (one.Id, AlertKind.ThresholdHigh));
        await IsAsync(new AlertQuery { Page = new PageRequest(0, 10, "FIFTY %") }, (one.Id, AlertKind.ThresholdHigh));
        var page = await farm.Alerts(cluster).List(new AlertQuery { Page = new PageRequest(1, 1) });
        Assert.Equal((3, (two.Id, AlertKind.ThresholdHigh)), (page.Total, (page.Items.Single().Source.Id, page.Items.Single().Kind)));

        async Task IsAsync(AlertQuery query, params (Guid, AlertKind)[] expected) =>
            Assert.Equal(expected, (await farm.Alerts(cluster).List(query)).Items.Select(alert => (alert.Source.Id, alert.Kind)));
    }

    private static AlertSignal Signal(AlertSource source, DateTimeOffset at, AlertSeverity severity = AlertSeverity.Warning) =>
        new() { Source = source, Kind = AlertKind.ThresholdHigh, Severity = severity, Message = "too warm", At = at };

    private static async Task<AlertSource> SourceAsync(TestFarm farm) => AlertSource.Sensor((await farm.AddSensorAsync(SensorType.Co2)).GetPrimaryKey());

    private static Task OpenAsync(TestFarm farm, int count) =>
        FarmCluster.BecomesTrueAsync(async () => (await farm.Farm.Get()).Good().OpenAlerts == count, $"{count} are open");
}
