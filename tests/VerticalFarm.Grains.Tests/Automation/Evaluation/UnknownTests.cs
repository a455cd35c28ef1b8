using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

public sealed class UnknownTests
{
    private static readonly Condition Everywhere = SensorCondition.Above(SensorSelector.OfType(SensorType.AirTemperature, Aggregate.Avg), 26);

    [Fact]
    public void Without_a_reading_nothing_is_known_and_nothing_is_brought_about()
    {
        var evaluation = new Room(Room.When(Room.Above26)).LooksAt(0);

        Assert.Equal((RuleOutcome.Unknown, false, RuleDirective.None), (evaluation.Outcome, evaluation.OutcomeChanged, evaluation.Directive));
        Assert.Equal("no reading yet", evaluation.When.Reason);
    }

    [Theory]
    [InlineData(180, RuleOutcome.True)]
    [InlineData(180.001, RuleOutcome.Unknown)]
    public void A_reading_is_believed_for_three_expected_intervals(double age, RuleOutcome outcome) =>
        Assert.Equal(outcome, new Room(Room.When(Room.Above26)).Reads(0, 27, evaluatedAt: age).Outcome);

    [Theory]
    [InlineData(300, RuleOutcome.True)]
    [InlineData(300.001, RuleOutcome.Unknown)]
    public void A_clause_can_say_how_long_a_reading_is_believed(double age, RuleOutcome outcome) =>
        Assert.Equal(outcome, new Room(Room.When(Room.Above26 with { MaxAgeSeconds = 300 })).Reads(0, 27, evaluatedAt: age).Outcome);

    [Fact]
    public void A_blip_from_true_over_unknown_to_true_is_no_new_firing()
    {
        var room = new Room(Room.When(Room.Above26));
        Assert.Equal(RuleDirective.Then, room.Reads(0, 27).Directive);

        var blip = room.LooksAt(500);
        var back = room.Reads(501, 27);

        Assert.Equal((RuleOutcome.Unknown, RuleDirective.None, RuleDirective.Then), (blip.Outcome, blip.Directive, blip.Standing));
        Assert.Equal((RuleOutcome.True, RuleDirective.None, RuleDirective.Then), (back.Outcome, back.Directive, back.Standing));
    }

    [Fact]
    public void A_wait_goes_on_through_an_unknown_spell_but_does_not_end_in_one()
    {
        var room = new Room(Room.When(Room.Above26) with { ForSeconds = 600 });
        room.Reads(0, 27);

        var blind = room.LooksAt(700);
        var back = room.Reads(701, 27);

        Assert.Equal((RuleOutcome.Unknown, RuleDirective.None), (blind.Outcome, blind.Directive));
        Assert.Equal((RuleOutcome.True, RuleDirective.Then), (back.Outcome, back.Directive));
        Assert.Equal(Room.Start, back.Memory.TrueSince);
    }

    [Fact]
    public void Where_unknown_counts_as_false_otherwise_is_brought_about_and_waits_begin_anew()
    {
        var room = new Room(Room.When(Room.Above26) with { ForSeconds = 60, OnUnknown = OnUnknown.False });
        room.Reads(0, 27);
        Assert.Equal(RuleDirective.Then, room.LooksAt(60).Directive);

        var blind = room.LooksAt(500);
        var back = room.Reads(501, 27);

        Assert.Equal((RuleOutcome.Unknown, RuleDirective.Otherwise), (blind.Outcome, blind.Directive));
        Assert.Equal((RuleOutcome.False, RuleDirective.None), (back.Outcome, back.Directive));
        Assert.Equal(Room.Start.AddSeconds(501), back.Memory.TrueSince);
        Assert.Equal(RuleDirective.Then, room.LooksAt(561).Directive);
    }

    [Theory]
    [InlineData(true, null, DeviceIs.On, RuleOutcome.Unknown)]
    [InlineData(true, true, DeviceIs.On, RuleOutcome.True)]
    [InlineData(true, false, DeviceIs.On, RuleOutcome.False)]
    [InlineData(true, false, DeviceIs.Off, RuleOutcome.True)]
    [InlineData(false, true, DeviceIs.On, RuleOutcome.Unknown)]
    [InlineData(false, true, DeviceIs.Off, RuleOutcome.Unknown)]
    [InlineData(false, true, DeviceIs.Unavailable, RuleOutcome.True)]
    [InlineData(true, null, DeviceIs.Unavailable, RuleOutcome.False)]
    public void On_and_off_are_unknown_while_a_device_cannot_be_reached(bool available, bool? on, DeviceIs asked, RuleOutcome outcome)
    {
        var room = new Room(Room.When(new DeviceCondition(Room.Fan, asked)));
        room.Device = room.Device with { Available = available, On = on };

        Assert.Equal(outcome, room.LooksAt(0).Outcome);
    }

    [Fact]
    public void What_is_not_there_is_unknown()
    {
        Assert.Equal(RuleOutcome.Unknown, new Room(Room.When(new DeviceCondition(Guid.Empty, DeviceIs.Unavailable))).LooksAt(0).Outcome);
        Assert.Equal(RuleOutcome.Unknown, new Room(Room.When(SensorCondition.Above(SensorSelector.OfId(Guid.Empty), 1))).LooksAt(0).Outcome);
        Assert.Equal(RuleOutcome.Unknown, new Room(Room.When(SensorCondition.Above(SensorSelector.OfType(SensorType.Ph, Aggregate.Max), 1))).LooksAt(0).Outcome);
    }

    [Fact]
    public void Several_sensors_are_combined_from_the_readings_that_are_young_enough()
    {
        var room = new Room(Room.When(Everywhere));
        room.Stores(0, 30);
        Assert.Equal(25.0, room.Reads(100, 20, sensor: Room.Root).When.Observation!.Value);

        Assert.Equal(20.0, room.LooksAt(181).When.Observation!.Value);
        Assert.Equal(RuleOutcome.Unknown, room.LooksAt(281).Outcome);
    }

    [Theory]
    [InlineData(Aggregate.Min, false, 20)]
    [InlineData(Aggregate.Max, false, 30)]
    [InlineData(Aggregate.Min, true, 30)]
    public void Sensors_can_be_chosen_by_type_and_place(Aggregate aggregate, bool onShelf, double value)
    {
        var room = new Room(Room.When(SensorCondition.Above(SensorSelector.OfType(SensorType.AirTemperature, aggregate, onShelf ? Room.Shelf : null), 0)));
        room.Stores(0, 30);

        Assert.Equal(value, room.Reads(0, 20, sensor: Room.Root).When.Observation!.Value);
    }
}
