using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.HomeAssistant;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>What an entity would sensibly become: by domain, device class and unit, and where those leave it open by what people call it. Pure.</summary>
internal static class EntityProposals
{
    /// <summary>What an entity would become; null when a farm has no use for it.</summary>
    public static EntityProposal? Of(EntityState entity) => entity switch
    {
        { Domain: "sensor" } when entity.EntityId.StartsWith(StatusEntity.Prefix, StringComparison.Ordinal) => null, // A farm, shown there by us.
        { Domain: "sensor" } => SensorProposals.TypeOf(entity) is { } type ? Sensor(entity, type) : null,
        _ => DeviceProposals.TypeOf(entity) is { } type ? Device(entity, type) : null,
    };

    /// <summary>The unit that a sensor of this type has when it reads this entity; empty for a plain number.</summary>
    public static string UnitOf(EntityState entity, SensorType type) =>
        type != SensorType.Other ? SensorTypes.UnitOf(type) : entity.Unit is { Length: <= 20 } unit ? unit : "";

    private static EntityProposal Sensor(EntityState entity, SensorType type) =>
        new() { Use = EntityUse.Sensor, Name = entity.Name, SensorType = type, Unit = UnitOf(entity, type) };

    private static EntityProposal Device(EntityState entity, DeviceType type) => new() { Use = EntityUse.Device, Name = entity.Name, DeviceType = type };
}
