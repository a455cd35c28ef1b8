using System.Text.Json;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

public sealed class LevelTests
{
    [Theory]
    [InlineData(27, true)]
    [InlineData(24, false)]
    public void The_first_time_that_a_rule_is_known_it_asserts_the_state_of_the_farm(double value, bool fires)
    {
        var directive = fires ? RuleDirective.Then : RuleDirective.Otherwise;
        var evaluation = new Room(Room.When(Room.Above26)).Reads(0, value);

        Assert.True(evaluation.OutcomeChanged);
        Assert.Equal((directive, directive), (evaluation.Directive, evaluation.Standing));
    }

    [Fact]
    public void What_stands_is_brought_about_once()
    {
        var room = new Room(Room.When(Room.Above26));

        Assert.Equal(
            [RuleDirective.Then, RuleDirective.None, RuleDirective.None, RuleDirective.Otherwise, RuleDirective.None],
            new double[] { 27, 28, 25.7, 25.4, 25 }.Select((value, second) => room.Reads(second, value).Directive).ToArray());
    }

    [Fact]
    public void A_wait_counts_from_the_reading_and_not_from_the_evaluation()
    {
        var room = new Room(Room.When(Room.Above26) with { ForSeconds = 60 });

        Assert.Equal(RuleOutcome.False, room.Reads(0, 27, evaluatedAt: 50).Outcome);
        Assert.Equal(RuleOutcome.False, room.LooksAt(59.999).Outcome);
        Assert.Equal(RuleOutcome.True, room.LooksAt(60).Outcome);
    }

    [Fact]
    public void A_late_evaluation_finds_the_wait_over() =>
        Assert.Equal(RuleDirective.Then, new Room(Room.When(Room.Above26) with { ForSeconds = 60 }).Reads(0, 27, evaluatedAt: 90).Directive);

    [Fact]
    public void A_reading_from_a_clock_that_runs_ahead_does_not_lengthen_the_wait()
    {
        var room = new Room(Room.When(Room.Above26) with { ForSeconds = 60 });
        room.Reads(200, 27, evaluatedAt: 0);

        Assert.Equal(RuleOutcome.True, room.LooksAt(60).Outcome);
    }

    [Fact]
    public void One_false_reading_begins_the_wait_anew()
    {
        var room = new Room(Room.When(Room.Above26) with { ForSeconds = 60 });
        room.Reads(0, 27);
        room.Reads(59, 25);
        room.Reads(60, 27);

        Assert.Equal(RuleOutcome.False, room.LooksAt(119).Outcome);
        Assert.Equal(RuleOutcome.True, room.LooksAt(120).Outcome);
    }

    [Fact]
    public void A_cooldown_delays_then_and_never_otherwise()
    {
        var room = new Room(Room.When(Room.Above26) with { CooldownSeconds = 100 });
        room.Reads(0, 27);
        Assert.Equal(RuleDirective.Otherwise, room.Reads(10, 25).Directive);

        var cooling = room.Reads(20, 27);
        Assert.Equal((RuleOutcome.True, RuleDirective.None, RuleDirective.Otherwise), (cooling.Outcome, cooling.Directive, cooling.Standing));
        Assert.Equal(Room.Start.AddSeconds(100), cooling.CooldownEndsAt);

        Assert.Equal(RuleDirective.None, room.LooksAt(99.9).Directive);
        Assert.Equal(RuleDirective.Then, room.LooksAt(100).Directive);
    }

    [Fact]
    public void Rewriting_a_rule_does_not_cut_its_cooldown_short()
    {
        var room = new Room(Room.When(Room.Above26) with { CooldownSeconds = 100 });
        room.Reads(0, 27);

        room.Memory = room.Memory.Rewritten(Room.Start.AddSeconds(1));

        Assert.Equal(RuleDirective.None, room.Reads(2, 27).Directive);
        Assert.Equal(RuleDirective.Then, room.LooksAt(100).Directive);
    }

    [Fact]
    public void A_memory_that_was_stored_and_read_is_the_same()
    {
        var room = new Room(Room.When(new AllOf([Room.Above26, new Not(new DeviceCondition(Room.Fan, DeviceIs.On))])) with { ForSeconds = 5 });
        room.Reads(0.25, 27);
        room.LooksAt(7);

        Assert.Equal(room.Memory, JsonSerializer.Deserialize<RuleMemory>(JsonSerializer.Serialize(room.Memory)));
    }

    [Fact]
    public void A_reading_that_turns_nothing_changes_nothing_in_memory()
    {
        var room = new Room(Room.When(new AllOf([Room.Above26, new TimeCondition(new(6, 0), new(22, 0), [])])));
        room.Reads(0, 27);
        var before = room.Memory;

        Assert.Equal(before, room.Reads(30, 28).Memory);
    }
}
