using System.Globalization;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Grains.Notifications.Delivery;

namespace VerticalFarm.Grains.Tests.Notifications.Delivery;

public sealed class QuietTimeTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    [Theory]
    [InlineData("2026-11-23T20:59:59Z", null)]
    [InlineData("2026-11-23T21:00:00Z", "2026-11-24T05:30:00Z")]
    [InlineData("2026-11-24T05:29:59Z", "2026-11-24T05:30:00Z")]
    [InlineData("2026-11-24T05:30:00Z", null)]
    public void They_pass_midnight_by_the_farms_own_clocks(string now, string? until) => Is(new QuietHours("22:00", "06:30"), now, until);

    [Theory]
    [InlineData("2026-11-23T11:59:00Z", "2026-11-23T13:00:00Z")]
    [InlineData("2026-11-23T10:59:00Z", null)]
    [InlineData("2026-11-23T13:00:00Z", null)]
    public void They_may_be_of_one_day(string now, string? until) => Is(new QuietHours("12:00", "14:00"), now, until);

    // Clocks go from 02:00 to 03:00 at 01:00 UTC on 29 March 2026, and from 03:00 to 02:00 at 01:00 UTC on 25 October 2026.
    [Theory]
    [InlineData("22:00", "06:30", "2026-03-29T00:30:00Z", "2026-03-29T04:30:00Z")]
    [InlineData("22:00", "02:30", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("22:00", "06:30", "2026-10-25T00:30:00Z", "2026-10-25T05:30:00Z")]
    [InlineData("22:00", "02:30", "2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z")]
    public void Clocks_that_change_are_minded(string from, string to, string now, string until) => Is(new QuietHours(from, to), now, until);

    [Fact]
    public void Without_any_it_is_never_quiet() => Assert.Null(QuietTime.Until(null, Time("2026-11-23T21:00:00Z"), Brussels));

    private static void Is(QuietHours hours, string now, string? until) =>
        Assert.Equal(until is null ? null : Time(until), QuietTime.Until(hours, Time(now), Brussels));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
