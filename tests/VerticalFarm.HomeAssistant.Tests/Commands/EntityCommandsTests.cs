using System.Text.Json;
using VerticalFarm.HomeAssistant.Tests.Entities;

namespace VerticalFarm.HomeAssistant.Tests.Commands;

public sealed class EntityCommandsTests
{
    private const string Dimmable = """{"supported_color_modes":["brightness"]}""";
    private const string Plain = """{"supported_color_modes":["onoff"]}""";
    private const string SpeedFan = """{"supported_features":1,"percentage_step":33.333333333333336}""";
    private const string Thermostat = """{"supported_features":5,"hvac_modes":["off","cool","heat"],"min_temp":10,"max_temp":35,"min_humidity":30,"max_humidity":80}""";
    private const string Humidifier = """{"min_humidity":30,"max_humidity":90}""";
    private const string Doser = """{"min":0,"max":50,"step":0.5,"unit_of_measurement":"mL/min"}""";
    private const string Percent = """{"min":0,"max":100,"step":1,"unit_of_measurement":"%"}""";
    private const string Valve = """{"supported_features":7}""";
    private const string SimpleValve = """{"supported_features":3}""";

    private static readonly EntityCommand On = new(EntityCommandKind.TurnOn, null, null, null, null, null);
    private static readonly EntityCommand Off = On with { Kind = EntityCommandKind.TurnOff };
    private static readonly EntityCommand Set = On with { Kind = EntityCommandKind.Set };

    public static TheoryData<string, string, EntityCommand, string, string> Calls => new()
    {
        { "light.lamp", Plain, On, "light.turn_on", "{}" },
        { "light.lamp", Plain, Off, "light.turn_off", "{}" },
        { "light.lamp", Dimmable, Set with { Level = 40 }, "light.turn_on", """{"brightness_pct":40}""" },
        { "light.lamp", Dimmable, Set with { Level = 0 }, "light.turn_off", "{}" },
        { "light.lamp", Dimmable, Set with { Level = 0.1 }, "light.turn_on", """{"brightness_pct":0.4}""" },
        { "switch.pump", "{}", On, "switch.turn_on", "{}" },
        { "input_boolean.pump", "{}", Off, "input_boolean.turn_off", "{}" },
        { "fan.hall", "{}", On, "fan.turn_on", "{}" },
        { "fan.hall", SpeedFan, On with { Level = 50 }, "fan.turn_on", """{"percentage":50}""" },
        { "fan.hall", SpeedFan, Set with { Level = 0.2 }, "fan.set_percentage", """{"percentage":1}""" },
        { "fan.hall", SpeedFan, Set with { Level = 0 }, "fan.turn_off", "{}" },
        { "climate.room", Thermostat, On, "climate.set_hvac_mode", """{"hvac_mode":"heat"}""" },
        { "climate.room", Thermostat, Off, "climate.set_hvac_mode", """{"hvac_mode":"off"}""" },
        { "climate.room", "{}", On, "climate.turn_on", "{}" },
        { "climate.room", Thermostat, Set with { Temperature = 23.5 }, "climate.set_temperature", """{"temperature":23.5}""" },
        { "climate.room", Thermostat, On with { Temperature = 23.5 }, "climate.set_temperature", """{"temperature":23.5,"hvac_mode":"heat"}""" },
        { "climate.room", Thermostat, Set with { Humidity = 60 }, "climate.set_humidity", """{"humidity":60}""" },
        { "humidifier.room", Humidifier, On, "humidifier.turn_on", "{}" },
        { "humidifier.room", Humidifier, Set with { Humidity = 70 }, "humidifier.set_humidity", """{"humidity":70}""" },
        { "number.doser", Doser, Set with { Value = 12.5 }, "number.set_value", """{"value":12.5}""" },
        { "number.doser", Doser, Off, "number.set_value", """{"value":0}""" },
        { "input_number.dimmer", Percent, On with { Level = 80 }, "input_number.set_value", """{"value":80}""" },
        { "valve.water", Valve, On, "valve.open_valve", "{}" },
        { "valve.water", Valve, Set with { Position = 25 }, "valve.set_valve_position", """{"position":25}""" },
        { "valve.water", SimpleValve, Set with { Position = 0 }, "valve.close_valve", "{}" },
        { "cover.vent", Valve, Off, "cover.close_cover", "{}" },
        { "cover.vent", Valve, Set with { Position = 60 }, "cover.set_cover_position", """{"position":60}""" },
    };

    [Theory]
    [InlineData("level", "light.lamp", Plain)]
    [InlineData("level", "fan.hall", """{"supported_features":8}""")]
    [InlineData("level", "switch.pump", "{}")]
    [InlineData("level", "sensor.ph", "{}", "command")]
    public void What_an_entity_cannot_do_names_the_field_to_blame(string field, string entity, string attributes, string? instead = null) =>
        Assert.Equal(instead ?? field, EntityCommands.Plan(entity, States.Of(entity, "off", attributes), Set with { Level = 40 }).Field);

    [Fact]
    public void What_an_entity_cannot_do_just_now_blames_no_field() =>
        Assert.Null(EntityCommands.Plan("light.lamp", States.Of("light.lamp", EntityState.Unavailable, Plain), On).Field);

    public static TheoryData<string, string, EntityCommand, string> Refusals => new()
    {
        { "light.lamp", Plain, Set with { Level = 40 }, "light.lamp has no brightness: its level cannot be set." },
        { "light.lamp", Dimmable, Set with { Level = 101 }, "light.lamp takes a level of 0 to 100 %, not 101." },
        { "light.lamp", Dimmable, Set with { Temperature = 20 }, "light.lamp has no temperature to set." },
        { "switch.pump", "{}", Set with { Level = 40 }, "switch.pump can only be on or off." },
        { "fan.hall", """{"supported_features":8}""", Set with { Level = 40 }, "fan.hall has no speed: its level cannot be set." },
        { "climate.room", Thermostat, Set with { Temperature = 99 }, "climate.room takes a temperature of 10 to 35 °C, not 99." },
        { "climate.room", """{"supported_features":2}""", Set with { Temperature = 20 }, "climate.room has no single target temperature." },
        { "climate.room", """{"supported_features":1}""", Set with { Humidity = 50 }, "climate.room has no target humidity." },
        { "climate.room", """{"hvac_modes":["heat"]}""", Off, "climate.room has no mode \"off\"." },
        { "humidifier.room", Humidifier, Set with { Humidity = 95 }, "humidifier.room takes a humidity of 30 to 90 %, not 95." },
        { "number.doser", Doser, Set with { Value = 50.5 }, "number.doser takes a value of 0 to 50, not 50.5." },
        { "number.doser", Doser, Set with { Level = 50 }, "number.doser is not in percent: set its value, not its level." },
        { "number.doser", Doser, On, "number.doser is a number: say which value turns it on." },
        { "number.setpoint", """{"min":15,"max":35}""", Off, "number.setpoint cannot be zero, so it cannot be turned off." },
        { "valve.water", SimpleValve, Set with { Position = 50 }, "valve.water has no positions between open and closed." },
        { "cover.vent", """{"supported_features":2}""", On, "cover.vent cannot be opened." },
        { "sensor.ph", "{}", On, "Entities of sensor cannot be commanded." },
        { "fan.hall", SpeedFan, Set, "A command to set needs one finite number to set, no more." },
        { "fan.hall", SpeedFan, Set with { Level = 1, Value = 1 }, "A command to set needs one finite number to set, no more." },
        { "fan.hall", SpeedFan, Set with { Level = double.NaN }, "A command to set needs one finite number to set, no more." },
        { "fan.hall", SpeedFan, Off with { Level = 1 }, "A command to turn off takes no number." },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_command_becomes_one_call_on_one_entity(string entityId, string attributes, EntityCommand command, string service, string data)
    {
        var plan = EntityCommands.Plan(entityId, States.Of(entityId, "off", attributes), command);

        Assert.Null(plan.Refusal);
        Assert.Equal((service, entityId), ($"{plan.Call!.Domain}.{plan.Call.Service}", plan.Call.EntityId));
        Assert.Equal(data, JsonSerializer.Serialize(plan.Call.Data));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_an_entity_cannot_do_is_refused_with_the_reason(string entityId, string attributes, EntityCommand command, string reason)
    {
        var plan = EntityCommands.Plan(entityId, States.Of(entityId, "off", attributes), command);

        Assert.Null(plan.Call);
        Assert.Equal(reason, plan.Refusal);
        Assert.False(plan.Expected(States.Of(entityId, "on", attributes)));
    }

    [Fact]
    public void A_missing_and_an_unavailable_entity_are_refused_for_home_assistant_would_answer_success()
    {
        Assert.Equal("Home Assistant has no entity fan.hall.", EntityCommands.Plan("fan.hall", null, On).Refusal);
        Assert.Equal("fan.hall is unavailable.", EntityCommands.Plan("fan.hall", States.Of("fan.hall", "unavailable"), On).Refusal);
        Assert.Null(EntityCommands.Plan("fan.hall", States.Of("fan.hall", "unknown"), On).Refusal);
    }

    [Fact]
    public void A_home_in_fahrenheit_gets_fahrenheit()
    {
        var room = States.Of("climate.room", "heat", """{"supported_features":1,"hvac_modes":["off","heat"],"min_temp":50,"max_temp":95}""") with { TemperatureUnit = "°F" };

        Assert.Equal(77.0, EntityCommands.Plan("climate.room", room, Set with { Temperature = 25 }).Call!.Data["temperature"]);
        Assert.Equal("climate.room takes a temperature of 10 to 35 °C, not 36.", EntityCommands.Plan("climate.room", room, Set with { Temperature = 36 }).Refusal);
    }

    [Theory]
    [InlineData("light.lamp", Dimmable, "on", """{"brightness":102}""", true)]
    [InlineData("light.lamp", Dimmable, "on", """{"brightness":128}""", false)]
    [InlineData("light.lamp", Dimmable, "off", "{}", false)]
    [InlineData("light.lamp", Dimmable, "unavailable", "{}", false)]
    [InlineData("light.other", Dimmable, "on", """{"brightness":102}""", false)]
    [InlineData("fan.hall", SpeedFan, "on", """{"percentage":66}""", true)]
    [InlineData("fan.hall", SpeedFan, "on", """{"percentage":100}""", false)]
    [InlineData("cover.vent", Valve, "open", """{"current_position":41}""", true)]
    [InlineData("cover.vent", Valve, "opening", """{"current_position":20}""", false)]
    public void A_command_of_forty_percent_is_reached_give_or_take_the_entitys_resolution(string entityId, string before, string state, string after, bool reached)
    {
        var commanded = entityId == "light.other" ? "light.lamp" : entityId;
        var command = commanded == "cover.vent" ? Set with { Position = 40 } : Set with { Level = 40 };
        var plan = EntityCommands.Plan(commanded, States.Of(commanded, "off", before), command);

        Assert.Equal(reached, plan.Expected(States.Of(entityId, state, after)));
    }
}
