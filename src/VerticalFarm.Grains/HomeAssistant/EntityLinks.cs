using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>Which entity feeds which sensor and moves which device.</summary>
internal sealed class EntityLinks
{
    private readonly Dictionary<string, SensorFacts> _sensors;
    private readonly Dictionary<string, DeviceFacts> _devices;

    private EntityLinks(Dictionary<string, SensorFacts> sensors, Dictionary<string, DeviceFacts> devices) => (_sensors, _devices) = (sensors, devices);

    public static EntityLinks None { get; } = new([], []);

    public IReadOnlyCollection<DeviceFacts> Devices => _devices.Values;

    public IReadOnlyCollection<SensorFacts> Sensors => _sensors.Values;

    /// <summary>Which part names which entity.</summary>
    public IEnumerable<(string EntityId, EntityUse Use, Guid Id, string Name)> Uses() =>
        _devices.Values.Select(device => (device.EntityId, EntityUse.Device, device.Id, device.Name))
            .Concat(_sensors.Values.Select(sensor => (sensor.EntityId!, EntityUse.Sensor, sensor.Id, sensor.Name)));

    /// <summary>Every entity that matters.</summary>
    public HashSet<string> Entities => [.. _sensors.Keys, .. _devices.Keys];

    /// <summary>The links that a farm's parts make. The farm sees to it that no two sensors, and no two devices, name one entity.</summary>
    public static EntityLinks Of(FarmFacts facts) => new(
        facts.Sensors.Where(sensor => sensor.EntityId is not null).ToDictionary(sensor => sensor.EntityId!),
        facts.Devices.ToDictionary(device => device.EntityId));

    public SensorFacts? SensorOf(string entityId) => _sensors.GetValueOrDefault(entityId);

    public DeviceFacts? DeviceOf(string entityId) => _devices.GetValueOrDefault(entityId);
}
