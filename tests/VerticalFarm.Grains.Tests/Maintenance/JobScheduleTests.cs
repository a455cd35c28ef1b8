using System.Globalization;
using VerticalFarm.Grains.Maintenance;

namespace VerticalFarm.Grains.Tests.Maintenance;

public sealed class JobScheduleTests
{
    [Theory]
    [InlineData("2026-11-23T01:59:59Z", "2026-11-22T02:00:00Z")]
    [InlineData("2026-11-23T02:00:00Z", "2026-11-23T02:00:00Z")]
    [InlineData("2026-11-23T23:00:00Z", "2026-11-23T02:00:00Z")]
    [InlineData("2026-11-23T06:00:00+05:00", "2026-11-22T02:00:00Z")]
    public void A_daily_job_was_last_due_at_the_last_two_o_clock(string now, string due) => Is(JobSchedule.Daily, now, due);

    [Theory]
    [InlineData("2026-11-23T08:09:59Z", "2026-11-23T07:10:00Z")]
    [InlineData("2026-11-23T08:10:00Z", "2026-11-23T08:10:00Z")]
    [InlineData("2026-11-23T00:05:00Z", "2026-11-22T23:10:00Z")]
    [InlineData("2026-11-23T10:30:00+05:30", "2026-11-23T04:10:00Z")]
    public void An_hour_s_job_was_last_due_ten_minutes_after_an_hour(string now, string due) => Is(JobSchedule.AfterEachHour, now, due);

    [Fact]
    public void An_hour_is_packed_as_soon_as_it_may_be()
    {
        var due = JobSchedule.AfterEachHour.DueSince(At("2026-11-23T08:30:00Z"));
        Assert.Equal(At("2026-11-23T08:00:00Z"), MaintenanceTimes.SealBefore(due));
        Assert.Equal(At("2026-11-23T07:00:00Z"), MaintenanceTimes.SealBefore(due.AddTicks(-1)));
    }

    private static void Is(JobSchedule schedule, string now, string due)
    {
        Assert.Equal(At(due), schedule.DueSince(At(now)));
        Assert.Equal(At(due) + schedule.Every, schedule.NextAfter(At(now)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
