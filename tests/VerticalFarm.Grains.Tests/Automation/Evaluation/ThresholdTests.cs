using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

public sealed class ThresholdTests
{
    private static readonly SensorSelector Air = SensorSelector.OfId(Room.Air);

    private static readonly Dictionary<string, SensorCondition> Conditions = new()
    {
        ["above"] = SensorCondition.Above(Air, 26, 0.5),
        ["below"] = SensorCondition.Below(Air, 26, 0.5),
        ["between"] = SensorCondition.Between(Air, 20, 26, 0.5),
        ["outside"] = SensorCondition.Outside(Air, 20, 26, 0.5),
        ["above, plain"] = SensorCondition.Above(Air, 26),
        ["below, plain"] = SensorCondition.Below(Air, 26),
        ["between, plain"] = SensorCondition.Between(Air, 20, 26),
        ["outside, plain"] = SensorCondition.Outside(Air, 20, 26),
    };

    [Theory]
    [InlineData("above", 26.0, false)]
    [InlineData("above", 26.1, true)]
    [InlineData("below", 26.0, false)]
    [InlineData("below", 25.9, true)]
    [InlineData("between", 20.0, true)]
    [InlineData("between", 26.0, true)]
    [InlineData("between", 19.9, false)]
    [InlineData("between", 26.1, false)]
    [InlineData("outside", 20.0, false)]
    [InlineData("outside", 19.9, true)]
    [InlineData("outside", 26.1, true)]
    public void A_clause_fires_at_its_limit(string condition, double value, bool holds) =>
        Assert.Equal(holds ? RuleOutcome.True : RuleOutcome.False, new Room(Room.When(Conditions[condition])).Reads(0, value).Outcome);

    [Theory]
    [InlineData("above", 27, 25.7, true)]
    [InlineData("above", 27, 25.5, true)]
    [InlineData("above", 27, 25.4, false)]
    [InlineData("below", 25, 26.5, true)]
    [InlineData("below", 25, 26.6, false)]
    [InlineData("between", 23, 26.5, true)]
    [InlineData("between", 23, 26.6, false)]
    [InlineData("between", 23, 19.5, true)]
    [InlineData("between", 23, 19.4, false)]
    [InlineData("outside", 27, 25.5, true)]
    [InlineData("outside", 27, 25.4, false)]
    [InlineData("outside", 19, 20.5, true)]
    [InlineData("outside", 19, 20.6, false)]
    [InlineData("above, plain", 27, 26.0, false)]
    [InlineData("below, plain", 25, 26.0, false)]
    [InlineData("between, plain", 23, 26.0, true)]
    [InlineData("between, plain", 23, 26.1, false)]
    [InlineData("outside, plain", 27, 26.0, false)]
    public void A_clause_that_holds_lets_go_only_beyond_its_hysteresis(string condition, double before, double value, bool holds)
    {
        var room = new Room(Room.When(Conditions[condition]));
        Assert.Equal(RuleOutcome.True, room.Reads(0, before).Outcome);

        Assert.Equal(holds ? RuleOutcome.True : RuleOutcome.False, room.Reads(1, value).Outcome);
    }

    [Theory]
    [InlineData("above", 25.0, 25.7, 26.0)]
    [InlineData("above", 27.0, 25.7, 25.5)]
    [InlineData("below", 27.0, 26.2, 26.0)]
    [InlineData("below", 25.0, 26.2, 26.5)]
    [InlineData("between", 18.0, 19.0, 20.0)]
    [InlineData("between", 28.0, 27.0, 26.0)]
    [InlineData("between", 23.0, 21.0, 19.5)]
    [InlineData("between", 23.0, 25.0, 26.5)]
    [InlineData("outside", 23.0, 21.0, 20.0)]
    [InlineData("outside", 23.0, 25.0, 26.0)]
    [InlineData("outside", 18.0, 19.0, 20.5)]
    [InlineData("outside", 28.0, 27.0, 25.5)]
    public void The_limit_in_force_is_the_next_at_which_the_clause_turns(string condition, double before, double value, double limit)
    {
        var room = new Room(Room.When(Conditions[condition]));
        room.Reads(0, before);

        Assert.Equal(limit, room.Reads(1, value).When.Threshold!.Value.Limit);
    }

    [Fact]
    public void An_unknown_spell_leaves_the_latch_as_it_was()
    {
        var room = new Room(Room.When(Room.Above26));
        room.Reads(0, 27);
        Assert.Equal(RuleOutcome.Unknown, room.LooksAt(1000).Outcome);

        Assert.Equal(RuleOutcome.True, room.Reads(1001, 25.7).Outcome);
    }
}
