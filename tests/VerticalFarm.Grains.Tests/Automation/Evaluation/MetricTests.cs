using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Tests.Automation.Evaluation;

/// <summary>Conditions on what is worked out, told from outside, or seen of several devices.</summary>
public sealed class MetricTests
{
    [Theory]
    [InlineData(Metric.Vpd, 1.0444, "kPa")]
    [InlineData(Metric.DewPoint, 17.01, "°C")]
    public void Vapour_pressure_deficit_and_dew_point_take_temperature_and_humidity(Metric metric, double value, string unit)
    {
        var room = Of(metric, 0.5);
        room.Stores(0, 24);

        var clause = room.Reads(0, 65, sensor: Room.Humidity).When;

        Assert.Equal(value, clause.Observation!.Value!.Value, 2);
        Assert.Equal((RuleOutcome.True, unit), (clause.Truth, clause.Observation.Unit));
    }

    [Fact]
    public void Several_sensors_of_a_kind_count_by_their_mean()
    {
        var room = Of(Metric.Vpd, 0.5);
        room.Stores(0, 26);
        room.Stores(0, 22, Room.Root);

        Assert.Equal(1.0444, room.Reads(0, 65, sensor: Room.Humidity).When.Observation!.Value!.Value, 4);
    }

    [Fact]
    public void Without_one_of_its_kinds_a_quantity_is_unknown_and_says_which()
    {
        var room = Of(Metric.Vpd, 0.5);

        var clause = room.Reads(0, 24).When;

        Assert.Equal((RuleOutcome.Unknown, "relative humidity: no reading yet"), (clause.Truth, clause.Reason));
        room.Stores(10, 65, Room.Humidity);
        Assert.Equal(RuleOutcome.Unknown, room.LooksAt(181).When.Truth); // by then the temperature is too old
    }

    [Fact]
    public void Air_without_any_water_has_no_dew_point_and_so_nothing_is_known()
    {
        var room = Of(Metric.DewPoint, 5);
        room.Stores(0, 24);

        Assert.Equal("air without any water has no dew point", room.Reads(0, 0, sensor: Room.Humidity).When.Reason);
    }

    [Fact]
    public void Light_of_the_day_is_believed_while_its_sensor_is_alive()
    {
        var room = Of(Metric.Dli, 14);
        room.Stores(0, 250, Room.Light);
        Assert.Equal(RuleOutcome.Unknown, room.LooksAt(0).Outcome);

        room.Lights(14.4);

        Assert.Equal(RuleOutcome.True, room.LooksAt(1).Outcome);
        Assert.Equal(RuleOutcome.Unknown, room.LooksAt(181).Outcome);
    }

    [Theory]
    [InlineData(0, RuleOutcome.True)]
    [InlineData(2 * 3600, RuleOutcome.True)]
    [InlineData((2 * 3600) + 1, RuleOutcome.Unknown)]
    public void Weather_is_believed_for_two_hours(int age, RuleOutcome outcome)
    {
        var room = new Room(Room.When(new WeatherCondition(WeatherQuantity.Temperature, Comparison.Below, 5, null, null)));
        Assert.Equal("nobody tells the weather", room.LooksAt(0).When.Reason);

        room.Weather = new WeatherInput(Room.Start, 4, null, null);

        Assert.Equal(outcome, room.LooksAt(age).Outcome);
    }

    [Fact]
    public void What_the_weather_service_does_not_tell_is_unknown()
    {
        var room = new Room(Room.When(new WeatherCondition(WeatherQuantity.CloudCover, Comparison.Above, 50, null, null)))
        {
            Weather = new WeatherInput(Room.Start, 4, 80, null),
        };

        Assert.Equal("the weather service does not tell it", room.LooksAt(0).When.Reason);
    }

    [Theory]
    [InlineData(DeviceIs.On, RuleOutcome.False)]
    [InlineData(DeviceIs.Off, RuleOutcome.True)]
    [InlineData(DeviceIs.Unavailable, RuleOutcome.False)]
    public void Of_devices_chosen_by_type_one_is_enough(DeviceIs asked, RuleOutcome outcome) =>
        Assert.Equal(outcome, new Room(Room.When(new DeviceCondition(DeviceSelector.OfType(DeviceType.Fan), asked))).LooksAt(0).Outcome);

    [Fact]
    public void Of_devices_that_are_not_there_nothing_is_known()
    {
        var clause = new Room(Room.When(new DeviceCondition(DeviceSelector.OfType(DeviceType.Pump), DeviceIs.On))).LooksAt(0).When;
        Assert.Equal((RuleOutcome.Unknown, "no such device there"), (clause.Truth, clause.Reason));
    }

    private static Room Of(Metric metric, double above) => new(Room.When(new MetricCondition(metric, null, Comparison.Above, above, null, null)));
}
