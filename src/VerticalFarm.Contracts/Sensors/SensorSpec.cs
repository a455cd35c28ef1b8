using System.ComponentModel.DataAnnotations;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Contracts.Sensors;

/// <summary>What a grower says of a sensor.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorSpec")]
public sealed record SensorSpec
{
    private const int MaxNameLength = 100;
    private const int MaxUnitLength = 20;
    private const int Day = 86_400;

    /// <summary>1 to 100 characters, trimmed, not blank.</summary>
    [Id(0), StringLength(MaxNameLength, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it measures.</summary>
    [Id(1)]
    public required SensorType Type { get; init; }

    /// <summary>The unit of its values; that of the type when not given, free only for <see cref="SensorType.Other"/>.</summary>
    [Id(2), StringLength(MaxUnitLength)]
    public string? Unit { get; init; }

    /// <summary>The Home Assistant entity that it reads; null for one that is fed over the API.</summary>
    [Id(3), StringLength(EntityIds.MaxLength), RegularExpression(EntityIds.Pattern)]
    public string? EntityId { get; init; }

    /// <summary>The shelf it stands on.</summary>
    [Id(4)]
    public Guid? ShelfId { get; init; }

    /// <summary>Where its value stops being fine.</summary>
    [Id(5)]
    public SensorThresholds? Thresholds { get; init; }

    /// <summary>How often a reading should come, in seconds, 1 to 86,400.</summary>
    [Id(6), Range(1, Day)]
    public int ExpectedIntervalSeconds { get; init; } = 60;

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxNameLength)
        {
            yield return new FieldError("name", $"must have 1 to {MaxNameLength} characters and not be blank");
        }

        var unit = SensorTypes.UnitOf(Type);
        if (Type == SensorType.Other ? Unit?.Length > MaxUnitLength : Unit is not null && Unit != unit)
        {
            yield return new FieldError("unit", Type == SensorType.Other ? $"must have at most {MaxUnitLength} characters" : $"must be {unit} for this type");
        }

        if (EntityId is not null && !EntityIds.IsValid(EntityId))
        {
            yield return new FieldError("entity_id", EntityIds.Rule);
        }

        if (ExpectedIntervalSeconds is < 1 or > Day)
        {
            yield return new FieldError("expected_interval_seconds", $"must be 1 to {Day}");
        }

        foreach (var error in Thresholds?.Errors() ?? [])
        {
            yield return error;
        }
    }
}
