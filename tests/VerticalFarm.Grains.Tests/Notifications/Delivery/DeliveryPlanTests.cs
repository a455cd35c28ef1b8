using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Notifications.Delivery;

namespace VerticalFarm.Grains.Tests.Notifications.Delivery;

public sealed class DeliveryPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Digest = TimeSpan.FromMinutes(15);

    [Fact]
    public void Nothing_waits_and_nothing_is_done() => Is(DeliveryPlan.Of([], Digest, Now, Now), null);

    [Fact]
    public void The_first_goes_out_alone()
    {
        var (one, two) = (Waiting(), Waiting(urgent: true));
        Is(DeliveryPlan.Of([one, two], null, null, Now), null, one);
    }

    [Fact]
    public void What_comes_later_waits_for_the_one_before_however_long_that_takes()
    {
        var failed = Tried(Now.AddHours(2), last: Now.AddMinutes(-1));
        Is(DeliveryPlan.Of([failed, Waiting()], null, null, Now), failed.NextTryAt);
    }

    [Fact]
    public void While_something_critical_waits_the_one_before_it_is_tried_every_five_minutes()
    {
        var failed = Tried(Now.AddHours(2), last: Now.AddMinutes(-1));
        Is(DeliveryPlan.Of([failed, Waiting(urgent: true)], null, null, Now), Now.AddMinutes(4));
        Is(DeliveryPlan.Of([failed, Waiting(urgent: true)], null, null, Now.AddMinutes(4)), null, failed);
    }

    [Fact]
    public void In_quiet_hours_only_what_is_critical_goes_out_and_the_rest_when_they_end()
    {
        var (warning, critical, report) = (Waiting(), Waiting(urgent: true), Waiting(kind: AnnouncementKind.Report));
        Is(DeliveryPlan.Of([warning, critical, report], null, Now.AddHours(6), Now), null, critical);
        Is(DeliveryPlan.Of([warning, report], null, Now.AddHours(6), Now), Now.AddHours(6));
    }

    [Fact]
    public void A_digest_gathers_from_its_first_on_and_then_goes_out_as_one()
    {
        var (one, two) = (Waiting(Now), Waiting(Now.AddMinutes(14), kind: AnnouncementKind.AlertResolved));
        Is(DeliveryPlan.Of([one, two], Digest, null, Now.AddMinutes(14)), Now.AddMinutes(15));
        Is(DeliveryPlan.Of([one, two], Digest, null, Now.AddMinutes(15)), null, one, two);
    }

    [Fact]
    public void What_is_critical_and_reports_do_not_wait_for_a_digest_and_are_not_in_it()
    {
        var (warning, critical, report) = (Waiting(), Waiting(urgent: true), Waiting(kind: AnnouncementKind.Report));
        Is(DeliveryPlan.Of([warning, critical, report], Digest, null, Now), null, critical);
        Is(DeliveryPlan.Of([warning, report], Digest, null, Now), null, report);
        Is(DeliveryPlan.Of([warning, critical, Waiting()], Digest, null, Now.AddHours(1)), null, warning, 2);
    }

    [Fact]
    public void A_digest_that_failed_is_tried_again_with_the_same_in_it()
    {
        var message = Guid.NewGuid();
        var (one, two, three) = (Tried(Now, Now.AddMinutes(-1), message), Tried(Now, Now.AddMinutes(-1), message), Waiting(Now.AddHours(-1)));
        Is(DeliveryPlan.Of([one, two, three], Digest, null, Now), null, one, two);
    }

    [Fact]
    public void A_digest_holds_fifty_at_the_most() =>
        Assert.Equal(50, DeliveryPlan.Of([.. Enumerable.Range(0, 60).Select(_ => Waiting())], Digest, null, Now.AddHours(1)).Now.Length);

    private static void Is(DeliveryPlan plan, DateTimeOffset? nextAt, params WaitingDelivery[] now)
    {
        Assert.Equal(now.Select(delivery => delivery.Id), plan.Now.Select(delivery => delivery.Id));
        Assert.Equal(nextAt, plan.NextAt);
    }

    private static void Is(DeliveryPlan plan, DateTimeOffset? nextAt, WaitingDelivery first, int count)
    {
        Assert.Equal((first.Id, count), (plan.Now[0].Id, plan.Now.Length));
        Assert.Equal(nextAt, plan.NextAt);
    }

    private static WaitingDelivery Waiting(DateTimeOffset? at = null, bool urgent = false, AnnouncementKind kind = AnnouncementKind.AlertOpened) => new()
    {
        Id = Guid.NewGuid(),
        NotificationId = Guid.NewGuid(),
        Kind = kind,
        Urgent = urgent,
        CreatedAt = at ?? Now,
        NextTryAt = at ?? Now,
        Tries = 0,
    };

    private static WaitingDelivery Tried(DateTimeOffset next, DateTimeOffset last, Guid? message = null) =>
        Waiting(last) with { NextTryAt = next, Tries = 1, FirstTryAt = last, LastTryAt = last, MessageId = message ?? Guid.NewGuid() };
}
