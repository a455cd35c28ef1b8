using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Contracts.Alerts;
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

        await farm.DeliveredAsync(cluster, made.Channel.Id, 1);

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

        await farm.DeliveredAsync(cluster, hook, 5);
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
        await farm.TriedAsync(cluster, hook, 1);
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "second");
        await cluster.PassesSlowlyAsync(async () => (await farm.OldestDeliveryAsync(cluster, hook)).Tries == 3, "it was tried three times");
        status = 200;

        await cluster.PassesSlowlyAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Delivered)).Length == 2, "both are delivered");

        var first = "alert_opened Warning: first";
        Assert.Equal([first, first, first, first, "alert_opened Warning: second"], receiver.Told());
        Assert.Single(receiver.All.Take(4).Select(request => request.Headers[WebhookSignature.DeliveryHeader]).Distinct());
        var attempts = (await farm.OldestDeliveryAsync(cluster, hook)).Attempts;
        Assert.Equal(["Answered 500", "Answered 500", "Answered 500", null], attempts.Select(attempt => attempt.Error));
        Assert.True(attempts[1].At - attempts[0].At >= TimeSpan.FromSeconds(9));
        Assert.True(attempts[2].At - attempts[1].At >= TimeSpan.FromSeconds(54));
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

        await farm.DeliveredAsync(cluster, hook, 1);
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
        await farm.TriedAsync(cluster, hook, 1);

        await cluster.ForgetAsync(farm.Notifications(cluster));
        up = true;

        await cluster.PassesSlowlyAsync(() => Task.FromResult(receiver.All.Count == 2), "its reminder has it tried again");
        await farm.DeliveredAsync(cluster, hook, 1);
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

        await cluster.PassesSlowlyAsync(() => Task.FromResult(receiver.All.Count == 1), "it is found");
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
        await cluster.PassesSlowlyAsync(() => Task.FromResult(receiver.All.Count == 1), "it is delivered when the other one has let go");

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

        await farm.DeliveredAsync(cluster, hook, 1);
        Assert.Equal(["report Report"], receiver.Told());
    }

    [Fact]
    public async Task An_e_mail_arrives_as_text_and_as_a_page()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var address = $"{Guid.NewGuid():N}@example.org";
        var channel = await farm.AddChannelAsync(cluster, new ChannelSpec { Kind = ChannelKind.Email, Name = "Ada", To = address, Reports = true });
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await farm.DeliveredAsync(cluster, channel, 1);
        await cluster.Services.GetRequiredService<INotificationOutbox>().AnnounceAsync(farm.Announcement(cluster), Cancelled);
        await farm.DeliveredAsync(cluster, channel, 2);

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
        await farm.TriedAsync(cluster, channel, 1);
        Assert.StartsWith("Home Assistant is not connected", (await farm.OldestDeliveryAsync(cluster, channel)).Error, StringComparison.Ordinal);

        await farm.ConnectAsync();

        await cluster.PassesSlowlyAsync(async () => (await farm.DeliveriesAsync(cluster, channel, DeliveryState.Delivered)).Length == 1, "it is told");
        await cluster.PassesSlowlyAsync(async () => (await farm.DeliveriesAsync(cluster, nobody, DeliveryState.Dead)).Length == 1, "a service that there is not is given up at once");
    }

    [Fact]
    public async Task A_name_that_leads_to_a_refused_address_by_now_is_sent_nothing_and_the_record_says_so()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await using var receiver = HttpReceiver.Judging(_ => 200);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await cluster.Database.ExecuteAsync("update notification_channel set target = 'http://refused.test/' where id = $1", hook);
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await farm.TriedAsync(cluster, hook, 1);
        Assert.EndsWith("nothing is sent to such an address", (await farm.OldestDeliveryAsync(cluster, hook)).Error, StringComparison.Ordinal);
    }
}
