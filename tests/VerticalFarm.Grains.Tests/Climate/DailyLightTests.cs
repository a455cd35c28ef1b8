using VerticalFarm.Grains.Climate;

namespace VerticalFarm.Grains.Tests.Climate;

public sealed class DailyLightTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(250, 16, 14.40)]
    [InlineData(200, 18, 12.96)]
    public void Light_of_a_day_is_the_integral_of_its_flux(double ppfd, int hours, double moles)
    {
        var light = Day(believedSeconds: 180);
        for (var minute = 0; minute < hours * 60; minute++)
        {
            light.Add(Midnight.AddMinutes(minute), ppfd);
        }

        light.Add(Midnight.AddHours(hours), 0);

        Assert.Equal(moles, light.MolesUntil(Midnight.AddHours(24)), 6);
    }

    [Fact]
    public void A_sensor_that_fell_silent_adds_nothing_after_its_value_is_no_longer_believed()
    {
        var light = Day(believedSeconds: 180);
        light.Add(Midnight, 1000);

        Assert.Equal(0.06, light.MolesUntil(Midnight.AddSeconds(60)), 6);
        Assert.Equal(0.18, light.MolesUntil(Midnight.AddHours(5)), 6);
        light.Add(Midnight.AddHours(5), 0);
        Assert.Equal(0.18, light.MolesUntil(Midnight.AddHours(6)), 6);
    }

    [Fact]
    public void A_new_day_begins_without_light_and_a_lamp_that_is_on_goes_on_to_count()
    {
        var light = Day(believedSeconds: 180);
        light.Add(Midnight.AddSeconds(-60), 1000);

        light.BeginDay(Midnight);

        Assert.Equal(0, light.MolesUntil(Midnight));
        Assert.Equal(0.12, light.MolesUntil(Midnight.AddHours(1)), 6); // 120 s of its 180 s fall on the new day
    }

    [Fact]
    public void What_comes_out_of_order_changes_nothing()
    {
        var light = Day(believedSeconds: 180);
        light.Add(Midnight.AddSeconds(60), 100);
        light.Add(Midnight, 1000);

        Assert.Equal(0.006, light.MolesUntil(Midnight.AddSeconds(120)), 6);
    }

    private static DailyLight Day(int believedSeconds) => new(TimeSpan.FromSeconds(believedSeconds));
}
