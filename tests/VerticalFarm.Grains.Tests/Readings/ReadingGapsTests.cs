using VerticalFarm.Contracts.Readings;
using VerticalFarm.Grains.Readings;

namespace VerticalFarm.Grains.Tests.Readings;

public sealed class ReadingGapsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 60 120 180", 180, 0, 0)]
    [InlineData("0 58 123 179", 180, 0, 0)] // A clock that trembles.
    [InlineData("0 120", 120, 0, 0)] // Twice the interval, and not more.
    [InlineData("0 121", 121, 1, 1)]
    [InlineData("0 600 660 1260", 1260, 2, 18)]
    [InlineData("0", 600, 1, 9)] // To the end of what is looked at.
    [InlineData("", 600, 0, 0)] // Before the first reading nothing is missing.
    public void Nothing_for_more_than_twice_the_interval_is_a_gap(string seconds, int end, int gaps, long missing)
    {
        var found = new ReadingGaps(TimeSpan.FromMinutes(1));
        foreach (var second in seconds.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found.Add(Noon.AddSeconds(int.Parse(second, System.Globalization.CultureInfo.InvariantCulture)));
        }

        found.End(Noon.AddSeconds(end));

        Assert.Equal((gaps, missing), (found.Count, found.Missing));
    }

    [Fact]
    public void The_last_ten_are_shown_the_newest_first()
    {
        var found = new ReadingGaps(TimeSpan.FromMinutes(1));
        for (var hour = 0; hour <= 12; hour++)
        {
            found.Add(Noon.AddHours(hour));
        }

        Assert.Equal(12, found.Count);
        Assert.Equal(Enumerable.Range(2, 10).Reverse().Select(hour => new ReadingGap(Noon.AddHours(hour), Noon.AddHours(hour + 1), 59)), found.Newest);
    }
}
