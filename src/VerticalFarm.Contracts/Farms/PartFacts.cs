using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Farms;

/// <summary>What a farm keeps of a sensor: enough to find it by name, kind or place, and to know which entity feeds it.</summary>
/// <param name="Id">The sensor's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it measures.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="EntityId">The Home Assistant entity that it reads, if any.</param>
/// <param name="ShelfId">The shelf it stands on, if any.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorFacts")]
public sealed record SensorFacts(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] SensorType Type,
    [property: Id(3)] string Unit,
    [property: Id(4)] string? EntityId,
    [property: Id(5)] Guid? ShelfId);

/// <summary>What a farm keeps of a device: enough to find it by name, kind or place, and to know which entity moves it.</summary>
/// <param name="Id">The device's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What kind of actuator it is.</param>
/// <param name="EntityId">The Home Assistant entity that moves it.</param>
/// <param name="ShelfId">The shelf it stands on, if any.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceFacts")]
public sealed record DeviceFacts(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] DeviceType Type,
    [property: Id(3)] string EntityId,
    [property: Id(4)] Guid? ShelfId)
{
    /// <summary>The devices that it says must never be on together with it.</summary>
    [Id(5)]
    public ImmutableArray<Guid> ExclusiveWith { get; init; } = [];

    /// <summary>What becomes of it on an emergency stop.</summary>
    [Id(6)]
    public FailSafe FailSafe { get; init; }
}
