namespace VerticalFarm.HomeAssistant.Tests.Entities;

public sealed class EntityReportTests
{
    private static readonly EntityReport Bare = new(null, null, null, null, null, null, true, States.At);

    public static TheoryData<string, string, string, EntityReport> Reports => new()
    {
        { "switch.pump", "on", "{}", Bare with { On = true } },
        { "switch.pump", "unknown", "{}", Bare },
        { "switch.pump", "unavailable", "{}", Bare with { Available = false } },
        { "light.lamp", "on", """{"brightness":128}""", Bare with { On = true, Level = 50.2 } },
        { "light.lamp", "on", """{"brightness":255}""", Bare with { On = true, Level = 100 } },
        { "light.lamp", "off", """{"brightness":null}""", Bare with { On = false, Level = 0 } },
        { "light.lamp", "on", """{"brightness":"bright"}""", Bare with { On = true } },
        { "fan.hall", "on", """{"percentage":66}""", Bare with { On = true, Level = 66 } },
        { "climate.room", "heat", """{"temperature":23.5,"humidity":60}""", Bare with { On = true, Temperature = 23.5, Humidity = 60 } },
        { "climate.room", "off", """{"temperature":null}""", Bare with { On = false } },
        { "humidifier.room", "on", """{"humidity":70}""", Bare with { On = true, Humidity = 70 } },
        { "cover.vent", "opening", """{"current_position":30}""", Bare with { On = true, Position = 30 } },
        { "valve.water", "closed", "{}", Bare with { On = false } },
        { "number.doser", "12.5", """{"min":0,"max":50,"step":0.5,"unit_of_measurement":"mL/min"}""", Bare with { On = true, Value = 12.5 } },
        { "number.dimmer", "0", """{"min":0,"max":100,"unit_of_measurement":"%"}""", Bare with { On = false, Value = 0, Level = 0 } },
        { "number.setpoint", "21", """{"min":15,"max":35}""", Bare with { Value = 21 } },
        { "sensor.ph", "6.0", "{}", Bare with { Value = 6 } },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_state_means_what_its_domain_says(string entityId, string state, string attributes, EntityReport expected) =>
        Assert.Equal(expected, EntityReport.From(States.Of(entityId, state, attributes)));

    [Fact]
    public void A_thermostat_of_a_home_in_fahrenheit_is_reported_in_celsius() =>
        Assert.Equal(25, EntityReport.From(States.Of("climate.room", "heat", """{"temperature":77}""") with { TemperatureUnit = "°F" }).Temperature!.Value, 9);
}
