
namespace VerticalFarm.Contracts.Sensors;

/// <summary>A sensor as the API shows it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorView")]
public sealed record SensorView
{
    /// <summary>The sensor's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>The farm it belongs to.</summary>
    [Id(1)]
    public required Guid FarmId { get; init; }

    /// <inheritdoc cref="SensorSpec.Name"/>
    [Id(2)]
    public required string Name { get; init; }

    /// <inheritdoc cref="SensorSpec.Type"/>
    [Id(3)]
    public required SensorType Type { get; init; }

    /// <summary>The unit of its values.</summary>
    [Id(4)]
    public required string Unit { get; init; }

    /// <inheritdoc cref="SensorSpec.EntityId"/>
    [Id(5)]
    public string? EntityId { get; init; }

    /// <inheritdoc cref="SensorSpec.ShelfId"/>
    [Id(6)]
    public Guid? ShelfId { get; init; }

    /// <inheritdoc cref="SensorSpec.Thresholds"/>
    [Id(7)]
    public SensorThresholds? Thresholds { get; init; }

    /// <inheritdoc cref="SensorSpec.ExpectedIntervalSeconds"/>
    [Id(8)]
    public required int ExpectedIntervalSeconds { get; init; }

    /// <summary>The newest reading by the time it was measured.</summary>
    [Id(9)]
    public SensorReading? Latest { get; init; }

    /// <summary>How it is doing.</summary>
    [Id(10)]
    public required SensorStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    [Id(11)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When what a grower says of it last changed.</summary>
    [Id(12)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises with every change; served as the ETag.</summary>
    [Id(13)]
    public required long Version { get; init; }

    /// <summary>What became of its entity when Home Assistant does not have it (any more), in words; null when it does.</summary>
    [Id(30)]
    public string? EntityProblem { get; init; }
}
