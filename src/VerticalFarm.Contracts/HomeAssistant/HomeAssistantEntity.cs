using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.HomeAssistant;

/// <summary>An entity that Home Assistant offers.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.HomeAssistantEntity")]
public sealed record HomeAssistantEntity
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string EntityId { get; init; }

    /// <summary>What people call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Its state, as Home Assistant writes it; <c>unknown</c> and <c>unavailable</c> are states too.</summary>
    [Id(2)]
    public required string State { get; init; }

    /// <summary>The unit of its state, if it has one.</summary>
    [Id(3)]
    public string? Unit { get; init; }

    /// <summary>Home Assistant's device class, if it has one.</summary>
    [Id(4)]
    public string? DeviceClass { get; init; }

    /// <summary>What it would become if imported; null when there is nothing to propose.</summary>
    [Id(5)]
    public EntityProposal? Proposal { get; init; }

    /// <summary>The sensor that reads it, or the device that moves it; null when there is none.</summary>
    [Id(6)]
    public EntityLink? LinkedTo { get; init; }
}

/// <summary>What an entity would become.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityProposal")]
public sealed record EntityProposal
{
    /// <summary>Sensor or device.</summary>
    [Id(0)]
    public required EntityUse Use { get; init; }

    /// <summary>What people would call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it measures, for a sensor.</summary>
    [Id(2)]
    public SensorType? SensorType { get; init; }

    /// <summary>The unit that its values would be in, for a sensor.</summary>
    [Id(3)]
    public string? Unit { get; init; }

    /// <summary>What kind of actuator it is, for a device.</summary>
    [Id(4)]
    public DeviceType? DeviceType { get; init; }
}

/// <summary>The part of a farm that an entity belongs to.</summary>
/// <param name="Use">Sensor or device.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.EntityLink")]
public sealed record EntityLink([property: Id(0)] EntityUse Use, [property: Id(1)] Guid Id, [property: Id(2)] string Name);
