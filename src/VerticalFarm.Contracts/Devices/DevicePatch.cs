using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Devices;

/// <summary>A partial update of a device: what is not given stays.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DevicePatch")]
public sealed record DevicePatch
{
    /// <inheritdoc cref="DeviceSpec.Name"/>
    [Id(0)]
    public Optional<string> Name { get; init; }

    /// <inheritdoc cref="DeviceSpec.Type"/>
    [Id(1)]
    public Optional<DeviceType> Type { get; init; }

    /// <inheritdoc cref="DeviceSpec.EntityId"/>
    [Id(2)]
    public Optional<string> EntityId { get; init; }

    /// <inheritdoc cref="DeviceSpec.ShelfId"/>
    [Id(3)]
    public Optional<Guid?> ShelfId { get; init; }

    /// <inheritdoc cref="DeviceSpec.Safety"/>
    [Id(4)]
    public Optional<SafetyEnvelope?> Safety { get; init; }

    /// <summary>Back to <see cref="DeviceMode.Auto"/>, or to <see cref="DeviceMode.Manual"/> until further notice.</summary>
    [Id(5)]
    public Optional<DeviceMode> Mode { get; init; }

    /// <summary>The device with this patch applied.</summary>
    public DeviceSpec ApplyTo(DeviceSpec current) => current with
    {
        Name = Name.Or(current.Name) ?? "",
        Type = Type.Or(current.Type),
        EntityId = EntityId.Or(current.EntityId) ?? "",
        ShelfId = ShelfId.Or(current.ShelfId),
        Safety = Safety.Or(current.Safety) ?? new SafetyEnvelope(),
    };
}
