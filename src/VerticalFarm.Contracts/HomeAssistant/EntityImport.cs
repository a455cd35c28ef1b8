using System.ComponentModel.DataAnnotations;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>Which entities are to become sensors and devices.</summary>
/// <param name="Entities">1 to <see cref="MaxEntities"/> of them, each once.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityImport")]
public sealed record EntityImport([property: Id(0), MinLength(1), MaxLength(EntityImport.MaxEntities)] IReadOnlyList<EntityChoice> Entities)
{
    /// <summary>How many one request may bring.</summary>
    public const int MaxEntities = 100;
}

/// <summary>An entity to import. What is not said is taken from the proposal for it.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityChoice")]
public sealed record EntityChoice
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The entity.</summary>
    [Id(0), StringLength(EntityIds.MaxLength), RegularExpression(EntityIds.Pattern)]
    public required string EntityId { get; init; }

    /// <summary>Sensor or device.</summary>
    [Id(1)]
    public EntityUse? Use { get; init; }

    /// <summary>1 to 100 characters, not blank.</summary>
    [Id(2), StringLength(MaxNameLength, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>What it measures, for a sensor.</summary>
    [Id(3)]
    public SensorType? SensorType { get; init; }

    /// <summary>What kind of actuator it is, for a device.</summary>
    [Id(4)]
    public DeviceType? DeviceType { get; init; }

    /// <summary>The shelf it stands on.</summary>
    [Id(5)]
    public Guid? ShelfId { get; init; }
}

/// <summary>What was made of the chosen entities.</summary>
/// <param name="Imported">In the order of the request.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityImportReport")]
public sealed record EntityImportReport([property: Id(0)] IReadOnlyList<ImportedEntity> Imported);

/// <summary>A sensor or device that an entity became.</summary>
/// <param name="EntityId">The entity.</param>
/// <param name="Use">Sensor or device.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ImportedEntity")]
public sealed record ImportedEntity([property: Id(0)] string EntityId, [property: Id(1)] EntityUse Use, [property: Id(2)] Guid Id, [property: Id(3)] string Name);
