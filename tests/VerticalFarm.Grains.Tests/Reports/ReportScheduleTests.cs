using VerticalFarm.Grains.Devices.Envelope;
using VerticalFarm.Grains.Reports;

namespace VerticalFarm.Grains.Tests.Reports;

public sealed class ReportScheduleTests
{
    // With and without clock changes; by half an hour; at midnight itself; and where the date line moved and a date was left out.
    public static TheoryData<string, int> Zones => new()
    {
        { "UTC", 2025 }, { "Europe/Brussels", 2025 }, { "America/New_York", 2025 }, { "Australia/Lord_Howe", 2025 }, { "Asia/Kathmandu", 2025 }, { "America/Santiago", 2025 },
        { "Africa/Cairo", 2025 }, { "Asia/Beirut", 2025 }, { "Pacific/Apia", 2011 }, { "Pacific/Kiritimati", 2025 }, { "Pacific/Pago_Pago", 2025 },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    public void Two_years_of_midnights_make_one_report_a_date_and_none_is_missing(string name, int year)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var (farm, created, end) = (Guid.NewGuid(), new DateTimeOffset(year, 1, 1, 15, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 2, 1, 1, 15, 0, 0, TimeSpan.Zero));
        var (random, made, days) = (new Random(year), new List<DateOnly>(), new List<LocalDay>());
        var next = ReportSchedule.Next(farm, zone, created);
        while (next < end)
        {
            // Ticks that are late by minutes, come twice, or do not come for days.
            var now = next + TimeSpan.FromSeconds(random.Next(0, 90));
            now = random.Next(40) == 0 ? now.AddDays(random.Next(1, 20)) : now;
            for (var tick = 0; tick <= random.Next(2); tick++)
            {
                var due = ReportSchedule.Due(created, zone, now, made.ToHashSet()).ToArray();
                Assert.All(due, day => Assert.True(day.End <= now, $"{day.Date} is over at {now:u}"));
                made.AddRange(due.Select(day => day.Date));
                days.AddRange(due);
            }

            next = random.Next(3) == 0 ? next + ReportSchedule.Period : ReportSchedule.Next(farm, zone, now);
            next = next > now ? next : ReportSchedule.Next(farm, zone, now);
        }

        Assert.Equal(made.Distinct(), made);
        var first = LocalDay.Of(created, zone);
        Assert.Equal(first, days[0]);
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.InRange(days.Count, 700, 732);
        Assert.All(days.Where(day => name != "Pacific/Apia"), day => Assert.InRange((day.End - day.Start).TotalHours, 23, 25));
    }

    [Fact]
    public void A_farm_looks_a_while_after_its_midnight_and_farms_are_spread()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
        var now = new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);
        var midnight = new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.Zero);

        var looks = Enumerable.Range(0, 200).Select(_ => ReportSchedule.Next(Guid.NewGuid(), zone, now)).ToArray();

        Assert.All(looks, look => Assert.InRange(look - midnight, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(7)));
        Assert.True(looks.Distinct().Count() > 150);
        Assert.All(looks, look => Assert.Equal(TimeSpan.FromHours(23), ReportSchedule.Next(Guid.Empty, zone, look.AddHours(1)) - ReportSchedule.Next(Guid.Empty, zone, now)));
    }

    [Fact]
    public void Not_more_than_a_month_is_made_up_and_nothing_from_before_the_farm()
    {
        var now = new DateTimeOffset(2026, 6, 10, 8, 0, 0, TimeSpan.Zero);

        Assert.Equal(ReportSchedule.MadeUpDays, ReportSchedule.Due(now.AddYears(-1), TimeZoneInfo.Utc, now, new HashSet<DateOnly>()).Count());
        Assert.Equal([new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 9)], ReportSchedule.Due(now.AddDays(-2), TimeZoneInfo.Utc, now, new HashSet<DateOnly>()).Select(day => day.Date));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(-1440, true)]
    [InlineData(30, false)]
    [InlineData(15, false)]
    public void Clocks_that_change_by_half_an_hour_are_noticed(int minutes, bool aligned) =>
        Assert.Equal(aligned, ReportSchedule.IsAligned(Analytics.Sums.Noon, Analytics.Sums.Noon.AddMinutes(minutes)));
}
