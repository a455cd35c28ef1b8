namespace VerticalFarm.HomeAssistant.Tests.Entities;

public sealed class ReadingValueTests
{
    [Theory]
    [InlineData("21.5", "°C", "°C", 21.5)]
    [InlineData("70.7", "°F", "°C", 21.5)]
    [InlineData("-40", "°F", "°C", -40)]
    [InlineData("294.65", "K", "°C", 21.5)]
    [InlineData("1800", "µS/cm", "mS/cm", 1.8)]
    [InlineData("1800", "μS/cm", "mS/cm", 1.8)]
    [InlineData("1.8", "dS/m", "mS/cm", 1.8)]
    [InlineData("0.18", "S/m", "mS/cm", 1.8)]
    [InlineData("1.2", "kW", "W", 1200)]
    [InlineData("120", "L/h", "L/min", 2)]
    [InlineData("6", "m³/h", "L/min", 100)]
    [InlineData("1", "gal/min", "L/min", 3.785411784)]
    [InlineData("250", "umol/m2/s", "µmol/m²/s", 250)]
    [InlineData("6.0", null, "pH", 6)]
    [InlineData("0.95", "kPa", "kPa", 0.95)]
    [InlineData("101325", "Pa", "kPa", 101.325)]
    [InlineData("1013.25", "hPa", "kPa", 101.325)]
    [InlineData("1013.25", "mbar", "kPa", 101.325)]
    [InlineData("1", "bar", "kPa", 100)]
    [InlineData("20", "cbar", "kPa", 20)]
    [InlineData("10", "psi", "kPa", 68.94757293)]
    [InlineData("760", "mmHg", "kPa", 101.3250144354)]
    [InlineData("800", "ppb", "ppm", 0.8)]
    [InlineData("50", "mL/s", "L/min", 3)]
    [InlineData("21.5", "°C", "°F", 70.7)]
    [InlineData("7", "bananas", "", 7)]
    [InlineData("1e3", "ppm", "ppm", 1000)]
    public void A_number_is_read_in_our_unit(string state, string? unit, string canonical, double expected)
    {
        Assert.True(ReadingValue.TryRead(Sensor(state, unit), canonical, out var value));
        Assert.Equal(expected, value, 9);
    }

    [Theory]
    [InlineData("unknown", "°C", "°C")]
    [InlineData("unavailable", "°C", "°C")]
    [InlineData("", "°C", "°C")]
    [InlineData("NaN", "°C", "°C")]
    [InlineData("Infinity", "°C", "°C")]
    [InlineData("-∞", "°C", "°C")]
    [InlineData("1e999", "°C", "°C")]
    [InlineData("1,5", "°C", "°C")]
    [InlineData("on", null, "°C")]
    [InlineData("101325", "Pa", "mg/L")]
    [InlineData("900", "ppm", "mS/cm")]
    [InlineData("0.65", "fraction", "%")]
    [InlineData("21", "%", "°C")]
    public void What_is_no_measurement_is_not_read(string state, string? unit, string canonical)
    {
        Assert.False(ReadingValue.TryRead(Sensor(state, unit), canonical, out var value));
        Assert.Equal(0, value);
    }

    private static EntityState Sensor(string state, string? unit) =>
        States.Of("sensor.any", state, unit is null ? "{}" : $$"""{"unit_of_measurement":"{{unit}}"}""");
}
