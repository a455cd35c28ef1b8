using System.Globalization;
using VerticalFarm.Grains.Maintenance;

namespace VerticalFarm.Grains.Tests.Maintenance;

public sealed class MaintenanceTimesTests
{
    [Theory]
    [InlineData("2026-11-23T08:09:59Z", "2026-11-23T07:00:00Z")]
    [InlineData("2026-11-23T08:10:00Z", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23T00:05:00Z", "2026-11-22T23:00:00Z")]
    [InlineData("2026-11-23T10:30:00+05:30", "2026-11-23T04:00:00Z")]
    public void An_hour_is_packed_ten_minutes_after_its_end(string now, string before) => Assert.Equal(At(before), MaintenanceTimes.SealBefore(At(now)));

    [Fact]
    public void Packed_readings_outlive_what_a_sensor_takes() =>
        Assert.True(MaintenanceTimes.ForgetFrom(At("2026-11-23T02:00:00Z")) < At("2026-11-23T02:00:00Z") - TimeSpan.FromDays(1));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
