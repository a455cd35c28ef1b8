using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Devices;

namespace VerticalFarm.Grains.Tests.Devices;

public sealed class RuleClaimsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("00000000-0000-0000-0000-000000000002");

    [Theory]
    [InlineData(60, 50, true)]
    [InlineData(50, 60, false)]
    [InlineData(50, 50, true)] // The first is the older one.
    public void The_higher_priority_has_the_device_and_of_equals_the_older_rule(int first, int second, bool firstHasIt)
    {
        var state = RuleClaims.With(RuleClaims.With(new DeviceState(), Wish(Second, second)), Wish(First, first));
        Assert.Equal(firstHasIt ? First : Second, RuleClaims.Holder(state.Claims)!.RuleId);
    }

    [Fact]
    public void A_rule_has_one_claim_and_its_newest_counts()
    {
        var state = RuleClaims.With(RuleClaims.With(new DeviceState(), Wish(First, 50, decision: 1)), Wish(First, 50, decision: 2));

        Assert.Equal(2, Assert.Single(state.Claims).Decision);
        Assert.True(RuleClaims.IsPast(state, First, version: 1, decision: 1, Now));
        Assert.False(RuleClaims.IsPast(state, First, version: 1, decision: 2, Now));
    }

    [Fact]
    public void What_an_older_version_of_the_rule_wishes_is_void()
    {
        var state = RuleClaims.With(new DeviceState(), Wish(First, 50, decision: 3, version: 2));
        Assert.True(RuleClaims.IsPast(state, First, version: 1, decision: 4, Now));
    }

    [Fact]
    public void A_wish_that_comes_in_after_its_rule_has_let_go_is_void_for_as_long_as_messages_travel()
    {
        var state = RuleClaims.Without(RuleClaims.With(new DeviceState(), Wish(First, 50)), new RuleRelease(First, 1, 2), Now);

        Assert.Null(RuleClaims.Holder(state.Claims));
        Assert.True(RuleClaims.IsPast(state, First, version: 1, decision: 2, Now.AddSeconds(119)));
        Assert.False(RuleClaims.IsPast(state, First, version: 1, decision: 2, Now.AddSeconds(120)));
        Assert.False(RuleClaims.IsPast(state, First, version: 1, decision: 3, Now));
    }

    [Fact]
    public void Saying_the_same_again_changes_nothing()
    {
        var state = RuleClaims.With(new DeviceState(), Wish(First, 50));
        Assert.Same(state, RuleClaims.With(state, Wish(First, 50)));
        Assert.Same(state, RuleClaims.Without(state, new RuleRelease(Second, 1, 1), Now));
    }

    private static RuleWish Wish(Guid rule, int priority, long decision = 1, long version = 1) => new()
    {
        RuleId = rule,
        RuleName = "Rule",
        RuleVersion = version,
        RuleCreatedAt = rule == First ? Now : Now.AddSeconds(1),
        Priority = priority,
        Decision = decision,
        DecidedAt = Now,
        Command = CommandKind.TurnOn,
    };
}
