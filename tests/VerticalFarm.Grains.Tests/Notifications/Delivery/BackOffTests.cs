using CsCheck;
using VerticalFarm.Grains.Notifications.Delivery;

namespace VerticalFarm.Grains.Tests.Notifications.Delivery;

public sealed class BackOffTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "00:00:10")]
    [InlineData(2, "00:01:00")]
    [InlineData(3, "00:05:00")]
    [InlineData(4, "00:30:00")]
    [InlineData(5, "02:00:00")]
    [InlineData(6, "06:00:00")]
    [InlineData(60, "06:00:00")]
    public void Pauses_grow_to_hours(int tries, string pause) => Assert.Equal(Start + TimeSpan.Parse(pause, null), BackOff.Next(tries, Start, Start, null, 0.5));

    [Theory]
    [InlineData(0.0, 54)]
    [InlineData(1.0, 66)]
    public void Chance_spreads_them_by_a_tenth(double chance, int seconds) => Assert.Equal(Start.AddSeconds(seconds), BackOff.Next(2, Start, Start, null, chance));

    [Theory]
    [InlineData("00:00:05", "00:00:10")]
    [InlineData("00:03:00", "00:03:00")]
    [InlineData("3.00:00:00", "06:00:00")]
    public void Who_asks_for_more_time_is_given_it_up_to_the_longest_pause(string asked, string pause) =>
        Assert.Equal(Start + TimeSpan.Parse(pause, null), BackOff.Next(1, Start, Start, TimeSpan.Parse(asked, null), 0.5));

    [Fact]
    public void The_last_try_is_a_day_after_the_first_and_none_comes_after_it()
    {
        Assert.Equal(Start.AddHours(24), BackOff.Next(9, Start, Start.AddHours(20), null, 0.5));
        Assert.Null(BackOff.Next(10, Start, Start.AddHours(24), null, 0.5));
    }

    [Fact]
    public void Whatever_happens_tries_are_few_and_end() => Gen.Double[0, 1].Array[1, 20].Sample(chances =>
    {
        var (now, tries) = (Start, 1);
        while (BackOff.Next(tries, Start, now, null, chances[tries % chances.Length]) is { } next)
        {
            Assert.True(next > now && next <= Start.AddHours(24));
            (now, tries) = (next, tries + 1);
        }

        Assert.Equal(Start.AddHours(24), now);
        Assert.InRange(tries, 8, 11);
    });
}
