using VerticalFarm.Contracts.Automation;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

public sealed class ExplainerTests
{
    [Fact]
    public void A_clause_says_when_it_would_fire()
    {
        var clause = Explain(new Room(Room.When(Room.Above26)), room => room.Reads(0, 25.7, evaluatedAt: 12)).Clauses.Single();

        Assert.Equal("Air above 26.0 °C: fires above 26.0, now 25.7 °C, read 12 s ago", clause.Text);
        Assert.Equal(("when", 25.7, "°C", 12, 26, 0.3), (clause.Path, clause.Value, clause.Unit, clause.AgeSeconds, clause.Threshold, clause.Margin));
    }

    [Fact]
    public void A_clause_says_when_it_would_let_go()
    {
        var room = new Room(Room.When(Room.Above26));
        room.Reads(0, 27);

        var clause = Explain(room, _ => room.Reads(1, 25.7)).Clauses.Single();

        Assert.Contains("lets go below 25.5, now 25.7 °C", clause.Text, StringComparison.Ordinal);
        Assert.Equal(0.2, clause.Margin);
    }

    [Fact]
    public void A_clause_that_is_unknown_says_why()
    {
        var explanation = Explain(new Room(Room.When(Room.Above26)), room => room.Reads(0, 27, evaluatedAt: 300));

        Assert.Equal("no reading for 5 min (limit 3 min)", explanation.Clauses.Single().Reason);
        Assert.Equal("Unknown (Air: no reading for 5 min (limit 3 min)); things stay as they are", explanation.Summary);
    }

    [Fact]
    public void Every_clause_is_told_the_whole_first()
    {
        var when = new AnyOf([new Not(Room.Above26), new AllOf([new TimeCondition(new(6, 0), new(22, 0), []), new DeviceCondition(Room.Fan, DeviceIs.On)])]);

        var explanation = Explain(new Room(Room.When(when)), room => room.Reads(0, 27));

        Assert.Equal(["when", "when.any[0]", "when.any[0].not", "when.any[1]", "when.any[1].all[0]", "when.any[1].all[1]"], explanation.Clauses.Select(clause => clause.Path));
        Assert.Equal(
            ["any of: 0 of 2 true", "not: no", "all of: 1 of 2 true", "clock from 06:00 to 22:00: yes", "Fan on: no"],
            explanation.Clauses.Select(clause => clause.Text).Where(text => !text.StartsWith("Air", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_keeps_an_action_back_is_told()
    {
        var rule = Room.When(Room.Above26) with { Mode = RuleMode.Shadow, ForSeconds = 90 };

        var explanation = Explain(new Room(rule), room => room.Reads(0, 27, evaluatedAt: 30));

        Assert.Equal(["The rule is in shadow mode: it decides and moves nothing", "The condition must hold for 90 s: 60 s to go"], explanation.Blocks);
        Assert.Equal("True, but not for 90 s yet: fires in 60 s", explanation.Summary);
    }

    [Fact]
    public void A_cooldown_is_told()
    {
        var room = new Room(Room.When(Room.Above26) with { CooldownSeconds = 600 });
        room.Reads(0, 27);
        room.Reads(1, 25);

        Assert.Equal(["Cooldown: not again for 9 min"], Explain(room, _ => room.Reads(2, 27)).Blocks);
    }

    [Fact]
    public void A_disabled_rule_is_not_looked_at_again()
    {
        var room = new Room(Room.When(Room.Above26));
        Assert.Equal(Room.Start.AddSeconds(60), Explain(room, _ => room.Reads(0, 27)).NextEvaluationAt);

        room.Rule = room.Rule with { Mode = RuleMode.Disabled };
        Assert.Null(Explain(room, _ => room.Reads(0, 27)).NextEvaluationAt);
    }

    private static RuleExplanation Explain(Room room, Func<Room, RuleEvaluation> happens)
    {
        var evaluation = happens(room);
        return Explainer.Explain(room.Rule, evaluation, room.Now);
    }
}
