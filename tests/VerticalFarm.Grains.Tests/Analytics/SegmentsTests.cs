using VerticalFarm.Grains.Analytics;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Analytics;

public sealed class SegmentsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_reading_holds_until_the_next_one_and_the_last_until_the_end() =>
        Assert.Equal([60.0, 60.0, 30.0], Seconds(Sums.Minutes(Sums.Noon, 1, 2, 3), Sums.Noon.AddMinutes(2.5)));

    [Fact]
    public void A_sensor_that_fell_silent_is_believed_for_three_intervals() =>
        Assert.Equal([180.0, 60.0], Seconds(new ReadingStretch([new(Sums.Noon, 1), new(Sums.Noon.AddMinutes(59), 2)], []), Sums.Noon.AddHours(1)));

    [Theory]
    [InlineData(60, 3600)]
    [InlineData(20, 3600)]
    [InlineData(5, 900)]
    public void An_hour_counts_as_much_of_its_time_as_its_readings_can_hold(int readings, double seconds)
    {
        var stretch = new ReadingStretch([], [new ReadingHour(Sums.Noon, 1, 3, 2.0 * readings, readings)]);

        var segment = Assert.Single(Segments.Of(stretch, Minute, Sums.Noon.AddHours(2)));
        Assert.Equal((seconds, 2.0), (segment.Seconds, segment.Value));
    }

    [Fact]
    public void Hours_and_readings_come_in_the_order_of_time_and_do_not_overlap()
    {
        var stretch = new ReadingStretch([new(Sums.Noon.AddMinutes(59.5), 1), new(Sums.Noon.AddHours(2), 3)], [new ReadingHour(Sums.Noon.AddHours(1), 2, 2, 120, 60)]);

        var segments = Segments.Of(stretch, Minute, Sums.Noon.AddHours(3)).ToArray();
        Assert.Equal([1.0, 2.0, 3.0], segments.Select(segment => segment.Value));
        Assert.Equal([30.0, 3600.0, 180.0], segments.Select(segment => segment.Seconds));
    }

    private static double[] Seconds(ReadingStretch stretch, DateTimeOffset to) => [.. Segments.Of(stretch, Minute, to).Select(segment => segment.Seconds)];
}
