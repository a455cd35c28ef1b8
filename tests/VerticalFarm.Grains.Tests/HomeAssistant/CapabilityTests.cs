using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.HomeAssistant;

[Collection(typeof(ClusterTests))]
public sealed class CapabilityTests(FarmCluster cluster)
{
    [Fact]
    public async Task A_lamp_without_brightness_refuses_a_level_at_once_and_names_the_field()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var lamp = await farm.AddOnlineDeviceAsync(DeviceType.Light, "light.work_light");

        var failure = (await lamp.Submit(new CommandRequest { Command = CommandKind.Set, Data = new CommandData { Level = 40 } })).Bad(FailureKind.BusinessRule);

        Assert.Equal("data.level", Assert.Single(failure.Details).Field);
        Assert.Equal("light.work_light has no brightness: its level cannot be set.", failure.Message);
        Assert.Empty(farm.CallsTo("light.work_light"));
        Assert.Null((await lamp.Get()).Good().Desired);
    }

    [Fact]
    public async Task A_range_is_the_entity_s_own_for_Home_Assistant_would_take_what_is_beyond_it()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var box = await farm.AddOnlineDeviceAsync(DeviceType.Heater, "climate.propagator");

        var failure = (await box.Submit(new CommandRequest { Command = CommandKind.Set, Data = new CommandData { Temperature = 99 } })).Bad(FailureKind.BusinessRule);

        Assert.Equal("data.temperature", Assert.Single(failure.Details).Field);
        Assert.Contains("10 to 35 °C", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, CommandRequest, string> Domains => new()
    {
        { "light.grow_lamps", Set(new CommandData { Level = 40 }), "turn_on" },
        { "switch.heater", new CommandRequest { Command = CommandKind.TurnOn }, "turn_on" },
        { "fan.exhaust_fan", Set(new CommandData { Level = 60 }), "set_percentage" },
        { "climate.propagator", new CommandRequest { Command = CommandKind.TurnOn, Data = new CommandData { Temperature = 24 } }, "set_temperature" },
        { "humidifier.mist_maker", new CommandRequest { Command = CommandKind.TurnOn }, "turn_on" },
        { "number.nutrient_doser", Set(new CommandData { Value = 12.5 }), "set_value" },
        { "valve.rinse_water", Set(new CommandData { Position = 25 }), "set_valve_position" },
        { "cover.roof_vent", new CommandRequest { Command = CommandKind.TurnOn }, "open_cover" },
    };

    [Theory]
    [MemberData(nameof(Domains))]
    public async Task A_command_moves_an_entity_of_every_domain_and_is_seen_to(string entity, CommandRequest command, string service)
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var device = await farm.AddOnlineDeviceAsync(DeviceType.Other, entity);

        var sent = (await device.Submit(command)).Good();

        await FarmCluster.BecomesTrueAsync(
            async () => (await device.GetCommand(sent.Id)).Good().Status == CommandStatus.Observed, $"{entity} was seen to follow");
        Assert.Contains(service, farm.CallsTo(entity));
    }

    private static CommandRequest Set(CommandData data) => new() { Command = CommandKind.Set, Data = data };
}
