using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Sensors;

/// <summary>A partial update of a sensor: what is not given stays. The type never changes: its readings would change their meaning.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorPatch")]
public sealed record SensorPatch
{
    /// <inheritdoc cref="SensorSpec.Name"/>
    [Id(0)]
    public Optional<string> Name { get; init; }

    /// <inheritdoc cref="SensorSpec.EntityId"/>
    [Id(1)]
    public Optional<string?> EntityId { get; init; }

    /// <inheritdoc cref="SensorSpec.ShelfId"/>
    [Id(2)]
    public Optional<Guid?> ShelfId { get; init; }

    /// <inheritdoc cref="SensorSpec.Thresholds"/>
    [Id(3)]
    public Optional<SensorThresholds?> Thresholds { get; init; }

    /// <inheritdoc cref="SensorSpec.ExpectedIntervalSeconds"/>
    [Id(4)]
    public Optional<int?> ExpectedIntervalSeconds { get; init; }

    /// <summary>The sensor with this patch applied.</summary>
    public SensorSpec ApplyTo(SensorSpec current) => current with
    {
        Name = Name.Or(current.Name) ?? "",
        EntityId = EntityId.Or(current.EntityId),
        ShelfId = ShelfId.Or(current.ShelfId),
        Thresholds = Thresholds.Or(current.Thresholds),
        ExpectedIntervalSeconds = ExpectedIntervalSeconds.Or(current.ExpectedIntervalSeconds) ?? 60,
    };
}
