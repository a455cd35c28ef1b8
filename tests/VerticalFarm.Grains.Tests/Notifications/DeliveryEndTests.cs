using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Testing;

namespace VerticalFarm.Grains.Tests.Notifications;

/// <summary>What is given up, sent again and forgotten.</summary>
[Collection(typeof(ClusterTests))]
public sealed class DeliveryEndTests(FarmCluster cluster)
{
    [Fact]
    public async Task What_was_given_up_after_a_day_lets_the_next_go_and_can_be_sent_again_at_the_end_of_the_line()
    {
        var up = false;
        await using var receiver = HttpReceiver.Judging(_ => up ? 200 : 500);
        await using var farm = await TestFarm.CreateAsync(cluster);
        var hook = await farm.AddHookAsync(cluster, receiver);
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "first");
        await farm.TriedAsync(cluster, hook, 1);
        var start = cluster.Clock.GetUtcNow();
        await cluster.PassesUntilAsync(async () => (await farm.DeliveriesAsync(cluster, hook, DeliveryState.Dead)).Length == 1, "it is given up", TimeSpan.FromMinutes(20));
        var dead = Assert.Single(await farm.DeliveriesAsync(cluster, hook));
        Assert.True(dead.EndedAt - start >= TimeSpan.FromHours(23.9));
        Assert.Equal("Answered 500", dead.Error);
        up = true;
        await farm.RaiseAsync(cluster, await farm.SourceAsync(), message: "second");
        await farm.DeliveredAsync(cluster, hook, 1);

        var again = (await farm.Notifications(cluster).Resend(hook, dead.Id)).Good();

        Assert.Equal(0, again.Tries);
        await farm.DeliveredAsync(cluster, hook, 2);
        Assert.Equal(["alert_opened Warning: second", "alert_opened Warning: first"], receiver.Told()[^2..]);
        Assert.NotEqual(dead.MessageId, (await farm.OldestDeliveryAsync(cluster, hook)).MessageId ?? dead.MessageId);
        (await farm.Notifications(cluster).Resend(hook, dead.Id)).Bad(FailureKind.BusinessRule);
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
        await farm.TriedAsync(cluster, hook, 1);

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
        await farm.DeliveredAsync(cluster, hook, 1);
        status = 500;
        await farm.RaiseAsync(cluster, await farm.SourceAsync());
        await farm.TriedAsync(cluster, hook, 1, DeliveryState.Waiting);

        await cluster.Database.ExecuteAsync("update notification_delivery set ended_at = ended_at - interval '31 days' where farm_id = $1", farm.Id);
        await cluster.Database.ExecuteAsync("update notification set at = at - interval '31 days' where farm_id = $1", farm.Id);
        var maintenance = cluster.Inside.GetGrain<IMaintenanceGrain>(0);
        (await maintenance.Run("deliveries")).Good();
        await cluster.PassesSlowlyAsync(async () => (await farm.DeliveriesAsync(cluster, hook)).Length == 1, "the delivery is forgotten");
        (await maintenance.Run("announcements")).Good();
        await cluster.PassesSlowlyAsync(async () => (await cluster.Database.ColumnAsync<Guid>("select id from notification where farm_id = $1", farm.Id)).Length == 1, "its announcement is forgotten");

        Assert.Equal(DeliveryState.Waiting, Assert.Single(await farm.DeliveriesAsync(cluster, hook)).State);
    }
}
