using System.Globalization;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

public sealed class TimeWindowTests
{
    [Theory]
    [InlineData("06:00", "22:00", "2026-11-23T05:59:59Z", false)]
    [InlineData("06:00", "22:00", "2026-11-23T06:00:00Z", true)]
    [InlineData("06:00", "22:00", "2026-11-23T21:59:59Z", true)]
    [InlineData("06:00", "22:00", "2026-11-23T22:00:00Z", false)]
    [InlineData("22:00", "06:00", "2026-11-23T21:59:59Z", false)]
    [InlineData("22:00", "06:00", "2026-11-23T22:00:00Z", true)]
    [InlineData("22:00", "06:00", "2026-11-24T05:59:59Z", true)]
    [InlineData("22:00", "06:00", "2026-11-24T06:00:00Z", false)]
    [InlineData("00:00", "00:00", "2026-11-24T00:00:00Z", true)]
    public void A_window_opens_at_from_and_closes_at_to(string from, string to, string at, bool open) =>
        Assert.Equal(open, IsOpen(from, to, "UTC", at));

    [Theory]
    [InlineData("2026-11-23T22:00:00Z", true)] // a Monday
    [InlineData("2026-11-24T05:59:00Z", true)]
    [InlineData("2026-11-24T22:00:00Z", false)]
    [InlineData("2026-11-23T05:59:00Z", false)]
    public void A_day_is_that_on_which_the_window_opens(string at, bool open) =>
        Assert.Equal(open, IsOpen("22:00", "06:00", "UTC", at, DayOfWeek.Monday));

    [Theory]
    [InlineData("2026-11-22T12:00:00Z", true)] // a Sunday
    [InlineData("2026-11-22T23:59:00Z", true)]
    [InlineData("2026-11-23T00:00:00Z", false)]
    [InlineData("2026-11-21T23:59:00Z", false)]
    public void A_whole_day_ends_with_the_day(string at, bool open) =>
        Assert.Equal(open, IsOpen("00:00", "00:00", "UTC", at, DayOfWeek.Sunday));

    [Theory] // minutes that a window is open during the day on which clocks change
    [InlineData("Europe/Brussels", "2026-03-29", "06:00", "22:00", 16 * 60)]
    [InlineData("Europe/Brussels", "2026-03-29", "01:30", "04:00", 90)]
    [InlineData("Europe/Brussels", "2026-03-29", "02:00", "03:00", 0)]
    [InlineData("Europe/Brussels", "2026-03-29", "02:30", "03:30", 30)]
    [InlineData("Europe/Brussels", "2026-10-25", "02:00", "03:00", 120)]
    [InlineData("Europe/Brussels", "2026-10-25", "02:30", "02:45", 30)]
    [InlineData("Europe/Brussels", "2026-10-25", "01:00", "04:00", 240)]
    [InlineData("America/New_York", "2026-03-08", "02:00", "03:00", 0)]
    [InlineData("America/New_York", "2026-03-08", "01:00", "04:00", 120)]
    [InlineData("America/New_York", "2026-11-01", "01:00", "02:00", 120)]
    [InlineData("America/New_York", "2026-11-01", "00:00", "00:00", 25 * 60)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:00", "03:00", 30)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:00", "02:30", 0)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:30", "02:00", 60)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "00:00", "00:00", 1470)]
    public void An_hour_that_is_skipped_does_not_count_and_one_that_comes_twice_counts_twice(string zone, string day, string from, string to, int minutes)
    {
        var noon = DateTimeOffset.Parse(day + "T00:00:00Z", CultureInfo.InvariantCulture);
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var window = Window(from, to, date.DayOfWeek);
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);

        Assert.Equal(minutes, Enumerable.Range(-24 * 60, 72 * 60).Count(minute => TimeClause.IsOpen(window, place, noon.AddMinutes(minute))));
    }

    [Fact]
    public void A_late_look_knows_since_when_a_window_is_open()
    {
        var evaluation = new Room(Room.When(new TimeCondition(new(6, 0), new(22, 0), [])) with { ForSeconds = 7200 }).LooksAt(0);

        Assert.Equal(Room.Start.AddHours(-2), evaluation.Memory.TrueSince);
        Assert.Equal(RuleOutcome.True, evaluation.Outcome);
    }

    [Fact]
    public void A_window_that_opens_within_the_minute_is_looked_at_to_the_second()
    {
        var room = new Room(Room.When(new TimeCondition(new(8, 1), new(22, 0), [])));

        Assert.Equal(Room.Start.AddSeconds(60), room.LooksAt(12).NextEvaluationAt);
        Assert.Equal(RuleOutcome.False, room.LooksAt(59.99).Outcome);
        Assert.Equal(RuleOutcome.True, room.LooksAt(60).Outcome);
    }

    private static bool IsOpen(string from, string to, string zone, string at, params DayOfWeek[] days) =>
        TimeClause.IsOpen(Window(from, to, days), TimeZoneInfo.FindSystemTimeZoneById(zone), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

    private static TimeCondition Window(string from, string to, params DayOfWeek[] days) =>
        new(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture), [.. days]);
}
