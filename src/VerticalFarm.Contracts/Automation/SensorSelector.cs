using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Automation.Json;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Automation;

/// <summary>Which sensors a condition reads: one by its id, or all of a type, in the whole farm or in one part of its layout.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorSelector")]
[JsonConverter(typeof(SensorSelectorConverter))]
public sealed record SensorSelector
{
    private SensorSelector()
    {
    }

    /// <summary>The one sensor; null when chosen by <see cref="Type"/>.</summary>
    [Id(0)]
    public Guid? Id { get; private init; }

    /// <summary>The type of the sensors; null when chosen by <see cref="Id"/>.</summary>
    [Id(1)]
    public SensorType? Type { get; private init; }

    /// <summary>The row, rack or shelf in which they stand; null: the whole farm.</summary>
    [Id(2)]
    public Guid? In { get; private init; }

    /// <summary>How their readings become one.</summary>
    [Id(3)]
    public Aggregate Aggregate { get; private init; }

    /// <summary>One sensor.</summary>
    public static SensorSelector OfId(Guid id) => new() { Id = id };

    /// <summary>All sensors of a type.</summary>
    public static SensorSelector OfType(SensorType type, Aggregate aggregate, Guid? scope = null) => new() { Type = type, In = scope, Aggregate = aggregate };
}
