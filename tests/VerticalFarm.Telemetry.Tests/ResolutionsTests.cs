namespace VerticalFarm.Telemetry.Tests;

public sealed class ResolutionsTests
{
    [Theory]
    [InlineData("00:00:00", 60, Resolution.Raw)]
    [InlineData("-01:00:00", 60, Resolution.Raw)]
    [InlineData("16:40:00", 60, Resolution.Raw)] // 1,000 readings
    [InlineData("16:40:01", 60, Resolution.Hour)] // 1,001 readings, as many minutes
    [InlineData("02:46:40", 10, Resolution.Raw)] // 1,000 readings
    [InlineData("02:46:40.0000001", 10, Resolution.Minute)]
    [InlineData("16:39:00", 10, Resolution.Minute)] // 999 minutes, touching 1,000
    [InlineData("16:39:00.0000001", 10, Resolution.Hour)]
    [InlineData("41.15:00:00", 10, Resolution.Hour)] // 999 hours, touching 1,000
    [InlineData("41.15:00:00.0000001", 10, Resolution.Day)]
    [InlineData("999.00:00:00", 10, Resolution.Day)]
    [InlineData("3650.00:00:00", 10, Resolution.Day)] // there is nothing coarser
    [InlineData("3650.00:00:00", 864000, Resolution.Raw)] // one reading in ten days
    public void Auto_is_the_finest_that_keeps_within_a_thousand_points(string span, int intervalSeconds, Resolution expected) =>
        Assert.Equal(expected, Resolutions.Auto(TimeSpan.Parse(span, null), TimeSpan.FromSeconds(intervalSeconds)));

    [Theory]
    [InlineData(60, Resolution.Raw)]
    [InlineData(59, Resolution.Hour)]
    [InlineData(2, Resolution.Hour)]
    [InlineData(1, Resolution.Day)]
    public void Auto_keeps_within_the_points_asked_for(int maxPoints, Resolution expected) =>
        Assert.Equal(expected, Resolutions.Auto(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), maxPoints));

    [Fact]
    public void Auto_knows_the_longest_span_there_is() =>
        Assert.Equal(Resolution.Day, Resolutions.Auto(TimeSpan.MaxValue, TimeSpan.FromTicks(1)));

    [Fact]
    public void Auto_refuses_an_interval_or_a_limit_of_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Resolutions.Auto(TimeSpan.FromHours(1), TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Resolutions.Auto(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), 0));
    }
}
