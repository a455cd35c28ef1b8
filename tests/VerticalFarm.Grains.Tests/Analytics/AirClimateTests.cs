using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Analytics;

namespace VerticalFarm.Grains.Tests.Analytics;

/// <summary>With the vectors of FAO-56 and of Sensirion's note.</summary>
public sealed class AirClimateTests
{
    private static readonly AnalyticsSpan Hour = Sums.Span(TimeSpan.FromHours(1));

    [Fact]
    public void Temperature_and_humidity_of_the_same_time_say_how_dry_the_air_is()
    {
        var climate = new AirClimate([Sums.Of(SensorType.AirTemperature, Hour, 24, 28), Sums.Of(SensorType.RelativeHumidity, Hour, 65, 50), Sums.Of(SensorType.LeafTemperature, Hour, 22)]);

        Assert.Equal((1.0444, 1.8900), (Math.Round(climate.Vpd!.Min, 4), Math.Round(climate.Vpd.Max, 4)));
        Assert.Equal(17.01, climate.DewPoint!.Max, 2);
        Assert.Equal(0.7044, climate.LeafVpd!.Min, 4);
    }

    [Fact]
    public void Of_several_sensors_the_mean_counts()
    {
        var climate = new AirClimate([Sums.Of(SensorType.AirTemperature, Hour, 23), Sums.Of(SensorType.AirTemperature, Hour, 25), Sums.Of(SensorType.RelativeHumidity, Hour, 65)]);

        Assert.Equal(1.0444, climate.Vpd!.Avg, 4);
    }

    [Fact]
    public void What_was_not_measured_at_the_same_time_says_nothing()
    {
        var later = SensorSums.Of(Sums.Sensor(SensorType.RelativeHumidity), Sums.Minutes(Sums.Noon.AddMinutes(30), 65), Hour);

        Assert.Null(new AirClimate([Sums.Of(SensorType.AirTemperature, Hour, 24), later]).Vpd);
        Assert.Null(new AirClimate([Sums.Of(SensorType.AirTemperature, Hour, 24)]).Vpd);
        Assert.Null(new AirClimate([]).Vpd);
    }
}
