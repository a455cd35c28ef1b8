using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>A sensor or device whose entity is not to be found in Home Assistant.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityProblem")]
public sealed record EntityProblem
{
    /// <summary>The entity that it names.</summary>
    [Id(0)]
    public required string EntityId { get; init; }

    /// <summary>What became of the entity.</summary>
    [Id(1)]
    public required EntityProblemKind Kind { get; init; }

    /// <summary>What the entity is called now, when it was renamed.</summary>
    [Id(2)]
    public string? NewEntityId { get; init; }

    /// <summary>Sensor or device.</summary>
    [Id(3)]
    public required EntityUse Use { get; init; }

    /// <summary>The sensor or device.</summary>
    [Id(4)]
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    [Id(5)]
    public required string Name { get; init; }

    /// <summary>Since when.</summary>
    [Id(6)]
    public required DateTimeOffset Since { get; init; }
}

/// <summary>What became of an entity.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<EntityProblemKind>))]
public enum EntityProblemKind
{
    /// <summary>Home Assistant does not have it, or not any more.</summary>
    Missing,

    /// <summary>It goes by another id now.</summary>
    Renamed,
}

/// <summary>What an entity is to a farm.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<EntityUse>))]
public enum EntityUse
{
    /// <summary>It is read.</summary>
    Sensor,

    /// <summary>It is moved.</summary>
    Device,
}
