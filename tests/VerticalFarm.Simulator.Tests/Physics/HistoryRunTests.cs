using VerticalFarm.Simulator.Physics;

namespace VerticalFarm.Simulator.Tests.Physics;

public sealed class HistoryRunTests
{
    [Fact]
    public void A_week_by_the_minute_shows_days_and_nights_of_a_room_that_is_looked_after()
    {
        var from = new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.FromHours(1));
        var week = HistoryRun.Samples(from, from.AddDays(7), TimeSpan.FromMinutes(1), seed: 42).ToList();

        Assert.Equal(7 * 24 * 60, week.Count);
        var air = week.Select(sample => sample.Values["sensor.grow_room_temperature"]).ToArray();
        Assert.InRange(air.Min(), 18, 21.5);
        Assert.InRange(air.Max(), 23.5, 27);
        Assert.InRange(week.Average(sample => sample.Values["sensor.grow_room_humidity"]), 55, 75);
        var lit = week.Count(sample => sample.Values["sensor.grow_room_ppfd"] > 100);
        Assert.InRange(lit, 7 * 18 * 60 - 30, 7 * 18 * 60 + 30);
    }
}
