using System.Collections.Immutable;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Sensors;

/// <summary>What a sensor keeps. Its readings are not here but in the readings store.</summary>
internal sealed record SensorState
{
    public Guid FarmId { get; init; }

    public SensorSpec Spec { get; init; } = new() { Name = "", Type = SensorType.Other };

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    /// <summary>The rules that are told of every new reading.</summary>
    public ImmutableArray<Guid> Subscribers { get; init; } = [];
}
