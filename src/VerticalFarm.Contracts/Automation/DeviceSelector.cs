using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Automation.Json;
using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.Automation;

/// <summary>Which devices an action moves: one by its id, or all of a type, in the whole farm or in one part of its layout.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceSelector")]
[JsonConverter(typeof(DeviceSelectorConverter))]
public sealed record DeviceSelector
{
    private DeviceSelector()
    {
    }

    /// <summary>The one device; null when chosen by <see cref="Type"/>.</summary>
    [Id(0)]
    public Guid? Id { get; private init; }

    /// <summary>The type of the devices; null when chosen by <see cref="Id"/>.</summary>
    [Id(1)]
    public DeviceType? Type { get; private init; }

    /// <summary>The row, rack or shelf in which they stand; null: the whole farm.</summary>
    [Id(2)]
    public Guid? In { get; private init; }

    /// <summary>One device.</summary>
    public static DeviceSelector OfId(Guid id) => new() { Id = id };

    /// <summary>All devices of a type.</summary>
    public static DeviceSelector OfType(DeviceType type, Guid? scope = null) => new() { Type = type, In = scope };
}
