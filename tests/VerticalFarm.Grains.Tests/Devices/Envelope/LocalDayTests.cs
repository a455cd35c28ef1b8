using VerticalFarm.Grains.Devices.Envelope;

namespace VerticalFarm.Grains.Tests.Devices.Envelope;

public sealed class LocalDayTests
{
    [Theory]
    [InlineData("UTC", "2026-11-23T12:00:00Z", "2026-11-23T00:00:00Z", 24)]
    [InlineData("Europe/Brussels", "2026-11-23T23:30:00Z", "2026-11-23T23:00:00Z", 24)] // half past midnight there
    [InlineData("Europe/Brussels", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", 23)]
    [InlineData("Europe/Brussels", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", 25)]
    [InlineData("America/New_York", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", 25)]
    [InlineData("Australia/Lord_Howe", "2026-04-05T12:00:00Z", "2026-04-04T13:00:00Z", 24.5)]
    [InlineData("Asia/Beirut", "2026-03-29T12:00:00Z", "2026-03-28T22:00:00Z", 23)] // clocks leap over midnight
    [InlineData("America/Havana", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", 25)] // midnight comes twice
    public void A_day_lasts_from_midnight_to_midnight_there(string zone, string at, string start, double hours)
    {
        var day = LocalDay.Of(Time(at), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal((Time(start), TimeSpan.FromHours(hours)), (day.Start, day.End - day.Start));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
