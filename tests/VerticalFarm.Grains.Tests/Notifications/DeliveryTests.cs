using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Tests.Alerts;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Integrations.Webhooks;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Notifications;

[Collection(typeof(ClusterTests))]
public sealed class DeliveryTests(FarmCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_reaches_a_webhook_signed_and_is_on_record()
    {
        await using var receiver = HttpReceiver.Judging(_ => 204);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var made = (await farm.Notifications(cluster).Add(NotifiedFarm.Hook(receiver), Guid.NewGuid())).Good();
        await farm.RaiseAsync(cluster, await farm.SourceAsync());

        await DeliveredAsync(farm, made.Channel.Id, 1);

        var request = Assert.Single(receiver.All);
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request.Headers[WebhookSignature.Header].Split(',')[0][2..], null));
        Assert.Equal(WebhookSignature.Of(made.Secret!, at, request.Body), request.Headers[WebhookSignature.Header]);
        var body = JsonDocument.Parse(request.Body).RootElement;
        var alert = Assert.Single(await farm.AlertsAsync(cluster));
        Assert.Equal($"{alert.Id}", body.GetProperty("data").GetProperty("alert").GetProperty("id").GetString());
        var delivery = Assert.Single(await farm.DeliveriesAsync(cluster, made.Channel.Id));
        Assert.Equal($"{delivery.MessageId}", request.Headers[WebhookSignature.DeliveryHeader]);
        Assert.Equal((DeliveryState.Delivered, 1, "Warning: too warm", "alert_opened"), (delivery.State, delivery.Tries, delivery.Title, delivery.Event));
        Assert.Null(Assert.Single(delivery.Attempts).Error);
    }

    [Fact]
    public async Task A_channel_is_told_of_what_is_bad_enough_and_of_the_end_of_what_it_was_told_of()
    {
        await using var all = HttpReceiver.Judging(_ => 200);
        await using var critical = HttpReceiver.Judging(_ => 200);
        await using var none = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, all);
        await farm.AddHookAsync(cluster, critical, spec => spec with { MinSeverity = AlertSeverity.Critical });
        await farm.AddHookAsync(cluster, none, spec => spec with { Alerts = AlertsWanted.None });
        var (one, two) = (await farm.SourceAsync(), await farm.SourceAsync());

        await farm.RaiseAsync(cluster, one);
        await farm.RaiseAsync(cluster, one, message: "more of the same");
        await farm.RaiseAsync(cluster, two, AlertSeverity.Warning, "cold");
        await farm.RaiseAsync(cluster, two, AlertSeverity.Critical, "frost");
        await farm.AlertsInside(cluster).Clear(one.Id, AlertKind.ThresholdHigh);
        await farm.AlertsInside(cluster).Clear(two.Id, AlertKind.ThresholdHigh);

        await DeliveredAsync(farm, hook, 5);
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(critical.All.Count == 2), "the other one is told, too");
        Assert.Equal(
            ["alert_opened Warning: too warm", "alert_opened Warning: cold", "alert_opened Critical: frost", "alert_resolved Resolved: more of the same", "alert_resolved Resolved: frost"],
            all.Told());
        Assert.Equal(["alert_opened Critical: frost", "alert_resolved Resolved: frost"], critical.Told());
        Assert.Empty(none.All);
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_later_under_the_same_id_and_what_comes_after_it_waits()
    {
        var status = 500;
        await using var receiver = HttpReceiver.Judging(_ => status);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "first");
        await TriedAsync(farm, hook, 1);
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "second");
        await PassesAsync(async () => (await OldestAsync(farm, hook)).Tries == 3, "it was tried three times");
        status = 200;

        await PassesAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Delivered)).Length == 2, "both are delivered");

        var first = "alert_opened Warning: first";
        Assert.Equal([first, first, first, first, "alert_opened Warning: second"], receiver.Told());
        Assert.Single(receiver.All.Take(4).Select(request => request.Headers[WebhookSignature.DeliveryHeader]).Distinct());
        var attempts = (await OldestAsync(farm, hook)).Attempts;
        Assert.Equal(["Answered 500", "Answered 500", "Answered 500", null], attempts.Select(attempt => attempt.Error));
        Assert.True(attempts[1].At - attempts[0].At >= TimeSpan.FromSeconds(9));
        Assert.True(attempts[2].At - attempts[1].At >= TimeSpan.FromSeconds(54));
    }

    [Fact]
    public async Task What_was_given_up_after_a_day_lets_the_next_go_and_can_be_sent_again_at_the_end_of_the_line()
    {
        var up = false;
        await using var receiver = HttpReceiver.Judging(_ => up ? 200 : 500);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "first");
        await TriedAsync(farm, hook, 1);
        var start = cluster.Clock.GetUtcNow();
        await cluster.PassesUntilAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Dead)).Length == 1, "it is given up", TimeSpan.FromMinutes(20));
        var dead = Assert.Single(await farm.DeliveriesAsync(cluster, hook));
        Assert.True(dead.EndedAt - start >= TimeSpan.FromHours(23.9));
        Assert.Equal("Answered 500", dead.Error);
        up = true;
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "second");
        await DeliveredAsync(farm, hook, 1);

        var again = (await farm.Notifications(cluster).Resend(hook, dead.Id)).Good();

        Assert.Equal(0, again.Tries);
        await DeliveredAsync(farm, hook, 2);
        Assert.Equal(["alert_opened Warning: second", "alert_opened Warning: first"], receiver.Told()[^2..]);
        Assert.NotEqual(dead.MessageId, (await OldestAsync(farm, hook)).MessageId ?? dead.MessageId);
        (await farm.Notifications(cluster).Resend(hook, dead.Id)).Bad(FailureKind.BusinessRule);
    }

    [Fact]
    public async Task A_channel_that_hangs_holds_up_no_other_and_nobody_who_asks()
    {
        await using var silent = HttpReceiver.Silent();
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddHookAsync(cluster, silent);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await silent.Reached;

        await DeliveredAsync(farm, hook, 1);
        await farm.AddHookAsync(cluster, receiver);
        Assert.Equal(3, (await farm.Notifications(cluster).List(PageRequest.First)).Total);
    }

    [Fact]
    public async Task What_waits_outlives_the_grain_and_nobody_need_say_so()
    {
        var up = false;
        await using var receiver = HttpReceiver.Judging(_ => up ? 200 : 500);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await TriedAsync(farm, hook, 1);

        await cluster.ForgetAsync(farm.Notifications(cluster));
        up = true;

        await PassesAsync(() => Task.FromResult(receiver.All.Count == 2), "its reminder has it tried again");
        await DeliveredAsync(farm, hook, 1);
    }

    [Fact]
    public async Task An_alert_whose_announcement_is_told_to_nobody_is_delivered_all_the_same()
    {
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddHookAsync(cluster, receiver);
        using (cluster.Gates.Fail(cluster.Inside.GetGrain<INotificationsGrain>(farm.Id), nameof(INotificationsGrain.Wake)))
        {
            await farm.RaiseAsync(cluster, await farm.SourceAsync()); // As if the silo had died right after the commit.
        }

        await PassesAsync(() => Task.FromResult(receiver.All.Count == 1), "it is found");
    }

    [Fact]
    public async Task While_another_activation_delivers_to_a_channel_nobody_else_does()
    {
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        var until = cluster.Clock.GetUtcNow().AddMinutes(5);
        await cluster.Database.ExecuteAsync("update notification_channel set courier = $2, courier_until = $3 where id = $1", hook, Guid.NewGuid(), until);

        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await PassesAsync(() => Task.FromResult(receiver.All.Count == 1), "it is delivered when the other one has let go");

        Assert.True(cluster.Clock.GetUtcNow() >= until);
    }

    [Fact]
    public async Task The_same_announced_again_and_from_many_sides_is_told_once()
    {
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver, spec => spec with { Reports = true });
        await farm.AddHookAsync(cluster, receiver);
        var outbox = cluster.Services.GetRequiredService<INotificationOutbox>();
        var report = farm.Announcement(cluster);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => outbox.AnnounceAsync(report, Cancelled)));

        await DeliveredAsync(farm, hook, 1);
        Assert.Equal(["report Report"], receiver.Told());
    }

    [Fact]
    public async Task What_is_not_critical_is_gathered_and_told_in_one()
    {
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver, spec => spec with { DigestMinutes = 15 });
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "one");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "two");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "three");

        await DeliveredAsync(farm, hook, 1);
        await PassesAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Delivered)).Length == 3, "the digest goes out");

        Assert.Equal(["alert_opened Critical: three", "digest of 2"], receiver.Told());
        Assert.Equal(2, (await farm.DeliveriesAsync(cluster, hook)).Select(delivery => delivery.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task In_quiet_hours_only_what_is_critical_is_told()
    {
        await using var receiver = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var now = TimeOnly.FromTimeSpan(cluster.Clock.GetUtcNow().TimeOfDay);
        var hook = await farm.AddHookAsync(cluster, receiver, spec => spec with { QuietHours = QuietHours.Of(now.AddHours(-1), now.AddMinutes(20)) });
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "warm");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "frost");

        await DeliveredAsync(farm, hook, 1);
        Assert.Equal(["alert_opened Critical: frost"], receiver.Told());
        var silence = cluster.Clock.GetUtcNow();
        await PassesAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Delivered)).Length == 2, "the rest is told when they end");
        Assert.True(cluster.Clock.GetUtcNow() - silence >= TimeSpan.FromMinutes(18));
    }

    [Fact]
    public async Task A_critical_alert_that_nobody_acknowledges_is_told_again_once_and_one_that_somebody_does_is_not()
    {
        await using var first = HttpReceiver.Judging(_ => 200);
        await using var boss = HttpReceiver.Judging(_ => 200);
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddHookAsync(cluster, first, spec => spec with { EscalateAfterMinutes = 5 });
        await farm.AddHookAsync(cluster, boss, spec => spec with { Alerts = AlertsWanted.Escalated, EscalateAfterMinutes = 15 });
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "heard");
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), AlertSeverity.Critical, "unheard");
        var heard = (await farm.AlertsAsync(cluster)).Single(alert => alert.Message == "heard");
        (await farm.Alerts(cluster).Acknowledge(heard.Id)).Good();
        var start = cluster.Clock.GetUtcNow();

        await PassesAsync(() => Task.FromResult(first.All.Count == 3), "the first one is told again");
        Assert.True(cluster.Clock.GetUtcNow() - start >= TimeSpan.FromMinutes(4.9));
        await PassesAsync(() => Task.FromResult(boss.All.Count == 1), "the boss is told");
        Assert.True(cluster.Clock.GetUtcNow() - start >= TimeSpan.FromMinutes(14.9));
        await PassesAsync(() => Task.FromResult(cluster.Clock.GetUtcNow() - start > TimeSpan.FromHours(1)), "an hour is over");

        Assert.Equal(["alert_opened Critical: heard", "alert_opened Critical: unheard", "alert_escalated Nobody has acknowledged: unheard"], first.Told());
        Assert.Equal(["alert_escalated Nobody has acknowledged: unheard"], boss.Told());
    }

    [Fact]
    public async Task An_e_mail_arrives_as_text_and_as_a_page()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var address = $"{Guid.NewGuid():N}@example.org";
        var channel = await farm.AddChannelAsync(cluster, new ChannelSpec { Kind = ChannelKind.Email, Name = "Ada", To = address, Reports = true });
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await DeliveredAsync(farm, channel, 1);
        await cluster.Services.GetRequiredService<INotificationOutbox>().AnnounceAsync(farm.Announcement(cluster), Cancelled);
        await DeliveredAsync(farm, channel, 2);

        var mails = cluster.Mail.Mails.Where(mail => mail.To.Mailboxes.Single().Address == address).ToArray();
        Assert.Equal(["[Farm] Warning: too warm", "[Farm] Report"], mails.Select(mail => mail.Subject));
        Assert.Contains("too warm", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("<h2", mails[0].HtmlBody, StringComparison.Ordinal);
        Assert.Equal("<p>All is well</p>", mails[1].HtmlBody?.Trim());
    }

    [Fact]
    public async Task Home_Assistant_is_told_over_its_connection_and_one_that_is_away_is_told_later()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var channel = await farm.AddChannelAsync(cluster, new ChannelSpec { Kind = ChannelKind.HomeAssistant, Name = "Phone", Service = "notify.persistent_notification" });
        var nobody = await farm.AddChannelAsync(cluster, new ChannelSpec { Kind = ChannelKind.HomeAssistant, Name = "Nobody", Service = "mobile_app_nobody" });
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await TriedAsync(farm, channel, 1);
        Assert.StartsWith("Home Assistant is not connected", (await OldestAsync(farm, channel)).Error, StringComparison.Ordinal);

        await farm.ConnectAsync();

        await PassesAsync(async () => (await farm.DeliveriesAsync(cluster, channel, DeliveryState.Delivered)).Length == 1, "it is told");
        await PassesAsync(async () => (await farm.DeliveriesAsync(cluster, nobody, DeliveryState.Dead)).Length == 1, "a service that there is not is given up at once");
    }

    [Fact]
    public async Task A_name_that_leads_to_a_refused_address_by_now_is_sent_nothing_and_the_record_says_so()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await using var receiver = HttpReceiver.Judging(_ => 200);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await cluster.Database.ExecuteAsync("update notification_channel set target = 'http://refused.test/' where id = $1", hook);
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await TriedAsync(farm, hook, 1);
        Assert.EndsWith("nothing is sent to such an address", (await OldestAsync(farm, hook)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_too_much_the_oldest_that_is_not_critical_is_given_up()
    {
        await using var receiver = HttpReceiver.Judging(_ => 500);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await cluster.Database.ExecuteAsync(
            """
            with made as
            (
                insert into notification (id, farm_id, kind, severity, title, text, data, at)
                select gen_random_uuid(), $1, 'alert_opened', 'warning', 'number ' || i, '', '{}', $3 from generate_series(1, 503) i returning id, title
            )
            insert into notification_delivery (id, farm_id, channel_id, notification_id, urgent, state, next_try_at, created_at)
            select gen_random_uuid(), $1, $2, id, title = 'number 1', 'waiting', $3 + interval '1 day', $3 from made order by substr(title, 8)::integer
            """,
            farm.Id,
            hook,
            cluster.Clock.GetUtcNow());

        await cluster.Inside.GetGrain<INotificationsGrain>(farm.Id).Wake();

        await FarmCluster.BecomesTrueAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Dead)).Length == 3, "three are given up");
        var dead = await farm.DeliveriesAsync(cluster, hook, DeliveryState.Dead);
        Assert.Equal(["number 2", "number 3", "number 4"], dead.Select(delivery => delivery.Title).Order());
        Assert.All(dead, delivery => Assert.Equal("More than 500 were waiting", delivery.Error));
    }

    [Fact]
    public async Task A_channel_that_is_disabled_gives_up_what_waits_and_is_told_of_nothing()
    {
        await using var receiver = HttpReceiver.Judging(_ => 500);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await TriedAsync(farm, hook, 1);

        (await farm.Notifications(cluster).Update(hook, new ChannelPatch { Enabled = false }, null)).Good();
        await farm.RaiseAsync(cluster, await farm.SourceAsync());

        var delivery = Assert.Single(await farm.DeliveriesAsync(cluster, hook));
        Assert.Equal((DeliveryState.Dead, "The channel was disabled"), (delivery.State, delivery.Error));
        (await farm.Notifications(cluster).Resend(hook, delivery.Id)).Bad(FailureKind.BusinessRule);
    }

    [Fact]
    public async Task What_is_long_over_is_forgotten_and_what_waits_is_not()
    {
        var status = 200;
        await using var receiver = HttpReceiver.Judging(_ => status);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await DeliveredAsync(farm, hook, 1);
        status = 500;
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await TriedAsync(farm, hook, 1, DeliveryState.Waiting);

        await cluster.Database.ExecuteAsync("update notification_delivery set ended_at = ended_at - interval '31 days' where farm_id = $1", farm.Id);
        await cluster.Database.ExecuteAsync("update notification set at = at - interval '31 days' where farm_id = $1", farm.Id);
        var maintenance = cluster.Inside.GetGrain<IMaintenanceGrain>(0);
        (await maintenance.Run("deliveries")).Good();
        await PassesAsync(async () => (await farm.DeliveriesAsync(cluster, hook)).Length == 1, "the delivery is forgotten");
        (await maintenance.Run("announcements")).Good();
        await PassesAsync(async () => (await cluster.Database.ColumnAsync<Guid>("select id from notification where farm_id = $1", farm.Id)).Length == 1, "its announcement is forgotten");

        Assert.Equal(DeliveryState.Waiting, Assert.Single(await farm.DeliveriesAsync(cluster, hook)).State);
    }

    private Task DeliveredAsync(TestFarm farm, Guid channel, int count) => FarmCluster.BecomesTrueAsync(
        async () => (await farm.DeliveriesAsync(cluster, channel, DeliveryState.Delivered)).Length == count, $"{count} are delivered");

    private Task TriedAsync(TestFarm farm, Guid channel, int times, DeliveryState? state = null) => FarmCluster.BecomesTrueAsync(
        async () => (await farm.DeliveriesAsync(cluster, channel, state)).Any(delivery => delivery.Tries >= times), $"it was tried {times} times");

    private async Task<DeliveryView> OldestAsync(TestFarm farm, Guid channel) => (await farm.DeliveriesAsync(cluster, channel))[^1];

    private Task PassesAsync(Func<Task<bool>> condition, string because) => cluster.PassesUntilAsync(condition, because, TimeSpan.FromSeconds(2));
}
