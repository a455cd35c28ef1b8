using System.Globalization;
using System.Text;
using CsCheck;
using VerticalFarm.Api.Readings;

namespace VerticalFarm.Api.Tests.Readings;

public sealed class ReadingTimeTests
{
    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'", TimeSpan.TicksPerSecond)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", TimeSpan.TicksPerMillisecond)]
    public void A_time_is_read_as_it_was_written(string format, long unit) => Gen.DateTime.Sample(time =>
    {
        var ticks = time.Ticks - (time.Ticks % unit);
        Assert.True(ReadingTime.TryParseUsual(Encoding.ASCII.GetBytes(new DateTime(ticks).ToString(format, CultureInfo.InvariantCulture)), out var read));
        Assert.Equal(ticks, read);
    });

    [Theory]
    [InlineData("2026-02-29T08:00:00Z")]
    [InlineData("2026-13-01T08:00:00Z")]
    [InlineData("0000-01-01T08:00:00Z")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-11-23T08:60:00Z")]
    [InlineData("2026-11-23T08:00:60Z")]
    [InlineData("2026-11-23T08:00:00.-12Z")]
    [InlineData("2026-11-23T08:00:00.0a0Z")]
    [InlineData("2026-11-23T08:00:00,000Z")]
    [InlineData("2026-11-23 08:00:00Z")]
    [InlineData("2026-11-23T08:00:00+")]
    [InlineData("20/6-11-23T08:00:00Z")]
    [InlineData("2026-1:-23T08:00:00Z")]
    [InlineData("")]
    public void What_is_no_time_is_none(string text)
    {
        Assert.False(ReadingTime.TryParseUsual(Encoding.ASCII.GetBytes(text), out _));
        Assert.False(ReadingTime.TryParse(Encoding.ASCII.GetBytes(text), out _));
    }
}
