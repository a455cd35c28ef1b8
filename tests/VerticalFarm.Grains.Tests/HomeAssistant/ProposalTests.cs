using System.Text.Json;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Grains.HomeAssistant;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

public sealed class ProposalTests
{
    [Theory]
    [InlineData("sensor.hall", "21.5", "temperature", "°C", "air_temperature", "°C")]
    [InlineData("sensor.hall", "unavailable", "temperature", "°F", "air_temperature", "°C")]
    [InlineData("sensor.reservoir_temperature", "21.5", "temperature", "°C", "water_temperature", "°C")]
    [InlineData("sensor.leaf_1", "21.5", "temperature", "°C", "leaf_temperature", "°C")]
    [InlineData("sensor.hall", "65", "humidity", "%", "relative_humidity", "%")]
    [InlineData("sensor.soil", "65", "moisture", "%", "substrate_moisture", "%")]
    [InlineData("sensor.hall", "800", "carbon_dioxide", "ppm", "co2", "ppm")]
    [InlineData("sensor.solution", "6.1", "ph", null, "ph", "pH")]
    [InlineData("sensor.solution", "1800", null, "µS/cm", "ec", "mS/cm")]
    [InlineData("sensor.solution", "1.8", "conductivity", "mS/cm", "ec", "mS/cm")]
    [InlineData("sensor.par", "250", null, "µmol/m²/s", "ppfd", "µmol/m²/s")]
    [InlineData("sensor.line", "2.5", "volume_flow_rate", "L/min", "flow", "L/min")]
    [InlineData("sensor.lamps", "0.9", "power", "kW", "power", "W")]
    [InlineData("sensor.tank_level", "80", null, "%", "water_level", "%")]
    [InlineData("sensor.dissolved_oxygen", "8", null, "mg/L", "dissolved_oxygen", "mg/L")]
    [InlineData("sensor.tds", "900", null, "ppm", "other", "ppm")]
    [InlineData("sensor.pressure", "1013", "atmospheric_pressure", "hPa", "other", "hPa")]
    [InlineData("sensor.strange", "21.5", "temperature", "%", "other", "%")]
    public void A_sensor_is_proposed_by_device_class_unit_and_name(string id, string state, string? kind, string? unit, string type, string our)
    {
        var proposal = EntityProposals.Of(Entity(id, state, ("device_class", kind), ("unit_of_measurement", unit)))!;
        Assert.Equal((EntityUse.Sensor, type, our), (proposal.Use, EnumNames.Of(proposal.SensorType!.Value), proposal.Unit));
    }

    [Theory]
    [InlineData("light.rack_1", null, "light")]
    [InlineData("fan.exhaust", null, "fan")]
    [InlineData("cover.roof", "damper", "vent")]
    [InlineData("valve.line_2", "water", "valve")]
    [InlineData("humidifier.hall", "humidifier", "humidifier")]
    [InlineData("humidifier.hall", "dehumidifier", "dehumidifier")]
    [InlineData("switch.nutrient_pump", null, "pump")]
    [InlineData("switch.co2_valve", null, "co2_injector")]
    [InlineData("switch.dehumidifier", null, "dehumidifier")]
    [InlineData("switch.relay_4", "outlet", "other")]
    [InlineData("number.acid_doser", null, "doser")]
    [InlineData("input_boolean.heater", null, "heater")]
    public void A_device_is_proposed_by_domain_device_class_and_name(string id, string? kind, string type)
    {
        var proposal = EntityProposals.Of(Entity(id, "off", ("device_class", kind)))!;
        Assert.Equal((EntityUse.Device, type), (proposal.Use, EnumNames.Of(proposal.DeviceType!.Value)));
    }

    [Theory]
    [InlineData("sensor.phone_battery", "80", "battery", "%")]
    [InlineData("sensor.last_boot", "2026-11-23T09:15:00+00:00", "timestamp", null)]
    [InlineData("sensor.moon_phase", "full_moon", null, null)]
    [InlineData("sensor.verticalfarm_attic", "97.5", null, "%")]
    [InlineData("automation.night", "on", null, null)]
    [InlineData("person.ada", "home", null, null)]
    public void What_a_farm_has_no_use_for_is_not_proposed(string id, string state, string? kind, string? unit) =>
        Assert.Null(EntityProposals.Of(Entity(id, state, ("device_class", kind), ("unit_of_measurement", unit))));

    private static EntityState Entity(string id, string state, params (string Name, string? Value)[] attributes) => new(
        id, state, attributes.Where(attribute => attribute.Value is not null).ToDictionary(attribute => attribute.Name, attribute => JsonSerializer.SerializeToElement(attribute.Value)),
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
}
