using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Farms;

/// <summary>
/// The rules that a farm begins with, all <see cref="RuleMode.Disabled"/>. They name sensors and devices by type, so they work as soon as
/// some exist and the grower arms them. Setpoints: lettuce, 20 ± 2 °C and 16 h of light.
/// </summary>
internal static class DefaultRules
{
    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        new()
        {
            Name = "Temperature: ventilate when warm",
            When = Average(SensorType.AirTemperature, Comparison.Above, 22, hysteresis: 1),
            Then = [Command(DeviceType.Fan, CommandKind.TurnOn)],
            Otherwise = [Command(DeviceType.Fan, CommandKind.TurnOff)],
        },
        new()
        {
            Name = "Humidity: humidify when dry",
            When = Average(SensorType.RelativeHumidity, Comparison.Below, 60, hysteresis: 5),
            Then = [Command(DeviceType.Humidifier, CommandKind.TurnOn)],
            Otherwise = [Command(DeviceType.Humidifier, CommandKind.TurnOff)],
        },
        new()
        {
            Name = "Light schedule: 16 hours a day",
            When = new TimeCondition(new TimeOnly(6, 0), new TimeOnly(22, 0), []),
            Then = [Command(DeviceType.Light, CommandKind.TurnOn)],
            Otherwise = [Command(DeviceType.Light, CommandKind.TurnOff)],
        },
    ];

    private static SensorCondition Average(SensorType type, Comparison comparison, double value, double hysteresis) =>
        new(SensorSelector.OfType(type, Aggregate.Avg), comparison, value, Low: null, High: null, hysteresis, MaxAgeSeconds: null);

    private static DeviceAction Command(DeviceType type, CommandKind command) => new(DeviceSelector.OfType(type), command, Data: null);
}
