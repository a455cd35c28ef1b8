using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Tests.Devices.Envelope;

public sealed class OnTimeTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly DateTimeOffset Midnight = new(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Runs_of_a_day_add_up_and_the_present_one_counts()
    {
        var ended = OnTime.Plus(null, Midnight.AddHours(1), Midnight.AddHours(2), Brussels);
        ended = OnTime.Plus(ended, Midnight.AddHours(3), Midnight.AddHours(3.5), Brussels);

        Assert.Equal(5400, ended.Seconds);
        Assert.Equal(5460, OnTime.Today(ended, Midnight.AddHours(5), Midnight.AddHours(5).AddSeconds(60), Brussels));
    }

    [Fact]
    public void Of_a_run_over_midnight_only_what_is_of_today_counts()
    {
        Assert.Equal(120, OnTime.Today(null, Midnight.AddHours(-3), Midnight.AddSeconds(120), Brussels));
        Assert.Equal(new OnTime(new DateOnly(2026, 11, 23), 120), OnTime.Plus(null, Midnight.AddHours(-3), Midnight.AddSeconds(120), Brussels));
    }

    [Fact]
    public void A_new_day_begins_with_nothing_used()
    {
        var yesterday = OnTime.Plus(null, Midnight.AddHours(-3), Midnight.AddHours(-1), Brussels);

        Assert.Equal(0, OnTime.Today(yesterday, null, Midnight, Brussels));
    }

    [Theory]
    [InlineData(-1, 600, 600)] // used up well before midnight
    [InlineData(-0.1, 600, 960)] // 6 minutes are left of the day: then the next day's 10 begin
    public void A_run_ends_when_the_budget_is_used_up_or_that_of_the_next_day(double hoursFromMidnight, int budget, int lasts)
    {
        var start = Midnight.AddHours(hoursFromMidnight);

        Assert.Equal(start.AddSeconds(lasts), OnTime.BudgetEnd(null, start, budget, start, Brussels));
    }

    [Fact]
    public void A_day_of_25_hours_has_one_budget()
    {
        var start = new DateTimeOffset(2026, 10, 24, 22, 0, 0, TimeSpan.Zero);

        Assert.Equal((25 * 3600) - 1, OnTime.Today(null, start, start.AddSeconds((25 * 3600) - 1), Brussels));
        Assert.Equal(0, OnTime.Today(null, start, start.AddHours(25), Brussels));
    }
}
