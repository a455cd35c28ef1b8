using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Notifications;

[Collection(typeof(ClusterTests))]
public sealed class ChannelTests(FarmCluster cluster)
{
    [Fact]
    public async Task A_secret_is_told_once_kept_encrypted_and_told_again_only_to_who_asks_for_the_same_once_more()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var (id, spec) = (Guid.NewGuid(), Spec());

        var made = (await farm.Notifications(cluster).Add(spec, id)).Good();

        Assert.StartsWith("vfw_", made.Secret, StringComparison.Ordinal);
        Assert.Equal(made, (await farm.Notifications(cluster).Add(spec, id)).Good());
        Assert.Equal(made.Channel, Assert.Single((await farm.Notifications(cluster).List(PageRequest.First)).Items));
        var kept = Assert.Single(await cluster.Database.ColumnAsync<string>("select secret from notification_channel where id = $1", id));
        Assert.DoesNotContain(made.Secret!, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret!, made.ToString(), StringComparison.Ordinal);
        var audit = await cluster.Database.ColumnAsync<string>("select coalesce(after::text, '') from audit_entry where subject_id = $1", id);
        Assert.DoesNotContain("vfw_", Assert.Single(audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name_and_a_new_secret_replaces_the_old_one()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var made = (await farm.Notifications(cluster).Add(Spec() with { DigestMinutes = 15, QuietHours = new QuietHours("22:00", "06:30") }, Guid.NewGuid())).Good();

        var changed = (await farm.Notifications(cluster).Update(made.Channel.Id, new ChannelPatch { DigestMinutes = (int?)null, RotateSecret = true }, made.Channel.Version)).Good();

        Assert.Equal((null, new QuietHours("22:00", "06:30"), 2), (changed.Channel.DigestMinutes, changed.Channel.QuietHours, changed.Channel.Version));
        Assert.NotEqual(made.Secret, changed.Secret);
        Assert.Null((await farm.Notifications(cluster).Update(made.Channel.Id, new ChannelPatch { Name = "Other" }, null)).Good().Secret);
        (await farm.Notifications(cluster).Update(made.Channel.Id, new ChannelPatch { Name = "Late" }, made.Channel.Version)).Bad(FailureKind.PreconditionFailed);
    }

    [Fact]
    public async Task A_webhook_to_an_address_that_is_refused_is_refused_at_once_and_at_a_change()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var refused = (await farm.Notifications(cluster).Add(Spec() with { Url = "http://refused.test/" }, Guid.NewGuid())).Bad(FailureKind.BusinessRule);
        Assert.Equal("url", Assert.Single(refused.Details).Field);

        var id = await farm.AddChannelAsync(cluster, Spec());
        (await farm.Notifications(cluster).Update(id, new ChannelPatch { Url = "http://refused.test/" }, null)).Bad(FailureKind.BusinessRule);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var wrong = new ChannelSpec
        {
            Kind = ChannelKind.Email,
            Name = " ",
            Url = "http://hook.test/",
            To = "nobody",
            Alerts = AlertsWanted.Escalated,
            DigestMinutes = 0,
            QuietHours = new QuietHours("25:00", "06:3"),
        };

        var failure = (await farm.Notifications(cluster).Add(wrong, Guid.NewGuid())).Bad(FailureKind.Validation);

        Assert.Equal(["name", "url", "to", "digest_minutes", "escalate_after_minutes", "quiet_hours.from", "quiet_hours.to"], failure.Details.Select(error => error.Field));
    }

    [Fact]
    public async Task A_farm_has_twenty_channels_at_the_most()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        for (var i = 0; i < 20; i++)
        {
            await farm.AddChannelAsync(cluster, Spec());
        }

        (await farm.Notifications(cluster).Add(Spec(), Guid.NewGuid())).Bad(FailureKind.BusinessRule);
    }

    [Fact]
    public async Task A_channel_of_another_farm_is_none()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var id = await farm.AddChannelAsync(cluster, Spec());
        await using var other = await TestFarm.CreateAsync(cluster);
        var notifications = other.Notifications(cluster);

        (await notifications.Get(id)).Bad(FailureKind.NotFound);
        (await notifications.Update(id, new ChannelPatch { Name = "Mine" }, null)).Bad(FailureKind.NotFound);
        (await notifications.Delete(id)).Bad(FailureKind.NotFound);
        (await notifications.Test(id)).Bad(FailureKind.NotFound);
        (await notifications.ListDeliveries(id, new DeliveryQuery())).Bad(FailureKind.NotFound);
        (await notifications.Resend(id, Guid.NewGuid())).Bad(FailureKind.NotFound);
    }

    [Fact]
    public async Task With_the_farm_all_of_it_goes()
    {
        await using var receiver = HttpReceiver.Judging(_ => 500);
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await FarmCluster.BecomesTrueAsync(() => Task.FromResult(receiver.All.Count > 0), "it was tried");

        (await farm.Farm.Delete()).Good();

        await FarmCluster.BecomesTrueAsync(
            async () => (await cluster.Database.ColumnAsync<Guid>(
                "select id from notification_channel where farm_id = $1 union all select id from notification where farm_id = $1 union all select id from notification_delivery where farm_id = $1", farm.Id)).Length == 0
                && (await cluster.Database.RemindersAsync([farm.Id])).Length == 0,
            "nothing is kept, and nothing wakes");
    }

    [Fact]
    public async Task Trying_out_is_told_and_kept_and_not_without_end()
    {
        var status = 200;
        await using var receiver = HttpReceiver.Judging(_ => status);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver, spec => spec with { MinSeverity = AlertSeverity.Critical });
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));

        var good = (await farm.Notifications(cluster).Test(hook)).Good();
        status = 503;
        var bad = (await farm.Notifications(cluster).Test(hook)).Good();

        Assert.Equal((DeliveryState.Delivered, null), (good.State, good.Error));
        Assert.Equal((DeliveryState.Dead, "Answered 503", "Answered 503"), (bad.State, bad.Error, Assert.Single(bad.Attempts).Error));
        Assert.Equal(["test This is a test", "test This is a test"], receiver.Told());
        Assert.Equal(2, (await farm.DeliveriesAsync(cluster, hook)).Length);
        for (var i = 0; i < 3; i++)
        {
            await farm.Notifications(cluster).Test(hook);
        }

        Assert.Equal(TimeSpan.FromMinutes(1), (await farm.Notifications(cluster).Test(hook)).Bad(FailureKind.RateLimited).RetryAfter);
    }

    private static ChannelSpec Spec() => new() { Kind = ChannelKind.Webhook, Name = "Hook", Url = "https://hook.test/farm" };
}
