using System.Text.Json;
using CsCheck;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

public sealed class RuleEvaluatorPropertyTests
{
    [Fact]
    public void What_a_rule_remembers_amounts_to_its_whole_history() =>
        Gen.Select(FarmHistory.Rule, FarmHistory.Moments).Sample((rule, moments) =>
        {
            var naive = new NaiveRule(rule, moments);
            var memory = RuleMemory.Fresh(Room.Start);
            for (var k = 0; k < moments.Length; k++)
            {
                var evaluation = RuleEvaluator.Evaluate(rule, memory, moments[k].Inputs, moments[k].Now);

                Assert.Equal((naive.Outcome(k), naive.TrueSince(k), naive.Standing(k)), (evaluation.Outcome, evaluation.Memory.TrueSince, evaluation.Standing));
                Assert.Equal(evaluation.Outcome != memory.Outcome, evaluation.OutcomeChanged);
                Assert.Equal(evaluation.Standing == memory.Standing ? RuleDirective.None : evaluation.Standing, evaluation.Directive);

                // As after a restart: only what the store kept is left.
                memory = JsonSerializer.Deserialize<RuleMemory>(JsonSerializer.Serialize(evaluation.Memory))!;
            }
        }, iter: 3000);

    [Fact]
    public void Time_alone_changes_nothing_before_the_next_evaluation() =>
        Gen.Select(FarmHistory.Rule, FarmHistory.Moments, Gen.Double[0, 1]).Sample((rule, moments, share) =>
        {
            var memory = RuleMemory.Fresh(Room.Start);
            foreach (var moment in moments)
            {
                var evaluation = RuleEvaluator.Evaluate(rule, memory, moment.Inputs, moment.Now);
                var pause = evaluation.NextEvaluationAt - moment.Now;
                Assert.InRange(pause, TimeSpan.FromTicks(1), RuleEvaluator.LongestPause);

                foreach (var later in new[] { moment.Now.AddTicks((long)(share * (pause.Ticks - 1))), evaluation.NextEvaluationAt.AddTicks(-1) })
                {
                    var between = RuleEvaluator.Evaluate(rule, evaluation.Memory, moment.Inputs, later);
                    Assert.Equal(evaluation.Memory, between.Memory);
                    Assert.Equal(RuleDirective.None, between.Directive);
                }

                memory = evaluation.Memory;
            }
        }, iter: 3000);

    [Fact]
    public void Evaluating_twice_brings_nothing_about_twice() =>
        Gen.Select(FarmHistory.Rule, FarmHistory.Moments).Sample((rule, moments) =>
        {
            var memory = RuleMemory.Fresh(Room.Start);
            foreach (var moment in moments)
            {
                memory = RuleEvaluator.Evaluate(rule, memory, moment.Inputs, moment.Now).Memory;
                var again = RuleEvaluator.Evaluate(rule, memory, moment.Inputs, moment.Now);

                Assert.Equal((memory, RuleDirective.None, false), (again.Memory, again.Directive, again.OutcomeChanged));
            }
        });
}
