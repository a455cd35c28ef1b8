using System.Collections.Immutable;
using CsCheck;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Grains.Billing;

namespace VerticalFarm.Grains.Tests.Billing;

public sealed class SubscriptionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Statuses = ["incomplete", "active", "past_due", "unpaid", "canceled", "trialing", "incomplete_expired"];

    private static readonly Gen<SubscriptionNews[]> Story =
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 6].Select(index => Statuses[index]), Gen.Bool).Array[1, 12].Select(story =>
            story.Select((told, index) => News($"evt_{index}", $"sub_{told.Item1}", told.Item4, told.Item2, told.Item3, told.Item5)).ToArray());

    [Fact]
    public void Events_come_to_the_same_in_whatever_order_and_however_often_they_come() =>
        Gen.Select(Story, Gen.Int[0, int.MaxValue]).Sample((story, seed) =>
        {
            var random = new Random(seed);
            var shuffled = story.Concat(story.Where(_ => random.Next(2) == 0)).ToArray();
            random.Shuffle(shuffled);

            var (one, other) = (All(story), All(shuffled));
            Assert.Equal(one.Plan(), other.Plan());
            Assert.Equal(one.OrderBy(news => news.SubscriptionId), other.OrderBy(news => news.SubscriptionId));
        });

    [Fact]
    public void An_event_that_was_taken_is_no_news() => Story.Sample(story =>
    {
        var known = All(story);
        Assert.All(story, news => Assert.True(known == known.With(news)));
    });

    [Theory]
    [InlineData("active", Plan.Pro)]
    [InlineData("trialing", Plan.Pro)]
    [InlineData("past_due", Plan.Pro)]
    [InlineData("unpaid", Plan.Free)]
    [InlineData("incomplete", Plan.Free)]
    [InlineData("paused", Plan.Free)]
    [InlineData("canceled", Plan.Free)]
    [InlineData("something of next year", Plan.Free)]
    public void A_plan_lasts_while_it_is_paid_for_or_still_collected(string status, Plan plan) => Assert.Equal(plan, All([News("evt_1", "sub_1", status)]).Plan());

    [Fact]
    public void An_end_stays_an_end_though_a_change_comes_after_it() =>
        Assert.Equal(Plan.Free, All([News("evt_1", "sub_1", "canceled", at: 5, step: 3), News("evt_2", "sub_1", "active", at: 6)]).Plan());

    [Fact]
    public void The_later_state_counts_though_it_comes_first() =>
        Assert.Equal(Plan.Free, All([News("evt_2", "sub_1", "unpaid", at: 6), News("evt_1", "sub_1", "active", at: 5)]).Plan());

    [Fact]
    public void Within_one_second_what_was_paid_comes_after_what_waits_for_it() =>
        Assert.Equal(Plan.Pro, All([News("evt_1", "sub_1", "active"), News("evt_2", "sub_1", "incomplete")]).Plan());

    [Fact]
    public void A_checkout_does_not_outdo_what_the_subscription_says_itself() =>
        Assert.Equal(Plan.Free, All([News("evt_1", "sub_1", "unpaid", at: 1), News("evt_2", "sub_1", "active", at: 2, step: 0)]).Plan());

    [Fact]
    public void One_good_subscription_is_enough() =>
        Assert.Equal(Plan.Pro, All([News("evt_1", "sub_1", "active"), News("evt_2", "sub_2", "canceled", at: 9), News("evt_3", "sub_3", "active", isPro: false)]).Plan());

    [Fact]
    public void No_more_are_remembered_than_people_have_and_those_that_run_stay()
    {
        var known = All([News("evt", "sub", "active"), .. Enumerable.Range(0, 100).Select(index => News($"evt_{index}", $"sub_{index}", "canceled", at: index))]);
        Assert.Equal(20, known.Length);
        Assert.Equal(Plan.Pro, known.Plan());
    }

    private static ImmutableArray<SubscriptionNews> All(IEnumerable<SubscriptionNews> story) => story.Aggregate(ImmutableArray<SubscriptionNews>.Empty, (known, news) => known.With(news));

    private static SubscriptionNews News(string id, string subscription, string status, int at = 0, int step = 2, bool isPro = true) => new()
    {
        EventId = id,
        SubscriptionId = subscription,
        Status = status,
        At = Start.AddSeconds(at),
        Step = step,
        Plan = isPro ? Plan.Pro : null,
    };
}
