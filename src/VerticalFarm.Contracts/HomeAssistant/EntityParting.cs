using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>How an entity is to be left whose device governs it no more.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityParting")]
public sealed record EntityParting
{
    /// <summary>The entity.</summary>
    [Id(0)]
    public required string EntityId { get; init; }

    /// <summary>Its fail-safe state.</summary>
    [Id(1)]
    public required PowerState State { get; init; }

    /// <summary>Since when it is governed no more.</summary>
    [Id(2)]
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether Home Assistant may still carry out something that the device asked for before.</summary>
    [Id(3)]
    public bool MayComeLate { get; init; }
}
