using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Analytics;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Analytics;

public sealed class SensorSumsTests
{
    private static readonly SensorThresholds Band = new() { Low = 18, High = 26 };
    private static readonly AnalyticsSpan Hour = Sums.Span(TimeSpan.FromHours(1));

    [Fact]
    public void The_share_of_time_in_range_goes_by_time()
    {
        var sums = SensorSums.Of(Sums.Sensor(SensorType.AirTemperature, Band), Sums.Minutes(Sums.Noon, [.. Enumerable.Repeat(24.0, 45), .. Enumerable.Repeat(28.0, 15)]), Hour).Analytics;

        Assert.Equal((0.75, 0.0, 0.25), (sums.InRange, sums.BelowRange, sums.AboveRange));
        Assert.Equal((24.0, 25.0, 28.0), (sums.Min, sums.Avg, sums.Max));
        Assert.Equal((60L, 60L, 1.0, 1.0), (sums.Readings, sums.Expected, sums.Completeness, sums.Known));
    }

    [Theory]
    [InlineData(18, 1)]
    [InlineData(17.99, 0)]
    [InlineData(26, 1)]
    [InlineData(26.01, 0)]
    public void The_limits_are_in_range(double value, double share) =>
        Assert.Equal(share, SensorSums.Of(Sums.Sensor(SensorType.AirTemperature, Band), Sums.Minutes(Sums.Noon, value), Hour).Analytics.InRange);

    [Fact]
    public void Without_thresholds_or_readings_nothing_is_judged()
    {
        Assert.Null(Sums.Of(SensorType.Co2, Hour, 800).Analytics.InRange);
        var silent = SensorSums.Of(Sums.Sensor(SensorType.AirTemperature, Band), Sums.Minutes(Sums.Noon), Hour).Analytics;
        Assert.Null(silent.InRange);
        Assert.Equal((null, 0L, 60L, 0.0), (silent.Avg, silent.Readings, silent.Expected, silent.Completeness));
    }

    [Fact]
    public void Of_the_future_and_of_the_time_before_it_was_there_nothing_is_expected()
    {
        var young = Sums.Sensor(SensorType.Co2) with { CreatedAt = Sums.Noon.AddMinutes(30) };
        var sums = SensorSums.Of(young, Sums.Minutes(Sums.Noon, [.. Enumerable.Repeat(1.0, 45)]), Hour);
        Assert.Equal((45L, 15L, 30L, 0.5), (sums.Analytics.Readings, sums.Came, sums.Analytics.Expected, sums.Analytics.Completeness));
        Assert.Null(SensorSums.Of(young with { CreatedAt = Sums.Noon.AddHours(2) }, Sums.Minutes(Sums.Noon, 1), Hour).Analytics.Completeness);
        Assert.Equal(20, SensorSums.Of(Sums.Sensor(SensorType.Co2), Sums.Minutes(Sums.Noon, 1), Hour with { Now = Sums.Noon.AddMinutes(20) }).Analytics.Expected);
    }

    [Fact]
    public void Hours_say_what_their_readings_said()
    {
        var stretch = new ReadingStretch([], [new ReadingHour(Sums.Noon, 19, 25, 22 * 60, 60), new ReadingHour(Sums.Noon.AddHours(1), 27, 29, 28 * 60, 60)]);

        var sums = SensorSums.Of(Sums.Sensor(SensorType.AirTemperature, Band), stretch, Sums.Span(TimeSpan.FromDays(4))).Analytics;
        Assert.Equal((19.0, 25.0, 29.0, 120L, 0.5), (sums.Min, sums.Avg, sums.Max, sums.Readings, sums.InRange));
    }

    [Fact]
    public void A_kilowatt_for_an_hour_is_a_kilowatt_hour() =>
        Assert.Equal(1, SensorSums.Kwh(Sums.Of(SensorType.Power, Hour, [.. Enumerable.Repeat(1000.0, 60)]).Integral), 9);

    // domain.md: 250 µmol for 16 h make 14.40 mol.
    [Fact]
    public void Light_is_summed_up_by_the_days_of_the_farm()
    {
        var span = Sums.Span(TimeSpan.FromDays(2), "Europe/Brussels", new DateTimeOffset(2026, 6, 9, 22, 0, 0, TimeSpan.Zero));
        var lamp = Sums.Minutes(span.From.AddHours(16), [.. Enumerable.Repeat(250.0, 16 * 60), 0]);

        var days = SensorSums.Of(Sums.Sensor(SensorType.Ppfd), lamp, span).ByDay.ToDictionary(day => day.Key, day => SensorSums.Moles(day.Value));
        Assert.Equal([new DateOnly(2026, 6, 10), new DateOnly(2026, 6, 11)], days.Keys);
        Assert.Equal(14.40 / 2, days[new DateOnly(2026, 6, 10)], 9);
        Assert.Equal(14.40 / 2, days[new DateOnly(2026, 6, 11)], 9);
    }
}
