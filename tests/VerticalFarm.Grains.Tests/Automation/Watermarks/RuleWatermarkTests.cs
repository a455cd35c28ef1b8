using VerticalFarm.Grains.Automation.Watermarks;

namespace VerticalFarm.Grains.Tests.Automation.Watermarks;

public sealed class RuleWatermarkTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(60, 0)]
    [InlineData(64.9, 0)]
    [InlineData(65, 1)]
    [InlineData(120, 1)]
    [InlineData(124.9, 1)]
    [InlineData(3605, 60)]
    public void Every_whole_minute_without_an_evaluation_is_a_minute_missed(double seconds, long missed)
    {
        var mark = default(RuleWatermark).Advance(Start, Start).Advance(Start.AddSeconds(seconds), Start);

        Assert.Equal(missed, mark.MinutesMissed);
        Assert.Equal(missed > 0 ? Start : null, mark.GapFrom);
    }

    [Fact]
    public void What_was_missed_stays_known_with_the_last_gap()
    {
        var mark = default(RuleWatermark).Advance(Start, Start).Advance(Start.AddMinutes(10), Start).Advance(Start.AddMinutes(11), Start);

        Assert.Equal((9, Start, Start.AddMinutes(10)), (mark.MinutesMissed, mark.GapFrom, mark.GapTo));
        Assert.Equal(Start.AddMinutes(11), mark.EvaluatedAt);
    }

    [Fact]
    public void A_time_in_which_the_rule_was_not_to_be_evaluated_is_no_gap() =>
        Assert.Equal(0, new RuleWatermark(Start).Advance(Start.AddDays(1), since: Start.AddDays(1).AddSeconds(-3)).MinutesMissed);

    [Fact]
    public void A_clock_that_steps_back_takes_nothing_back() =>
        Assert.Equal(Start, new RuleWatermark(Start).Advance(Start.AddHours(-1), since: Start.AddDays(-1)).EvaluatedAt);
}
