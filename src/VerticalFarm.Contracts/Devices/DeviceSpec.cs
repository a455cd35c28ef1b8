using System.ComponentModel.DataAnnotations;
using VerticalFarm.Contracts.HomeAssistant;

namespace VerticalFarm.Contracts.Devices;

/// <summary>What a grower says of a device.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceSpec")]
public sealed record DeviceSpec
{
    private const int MaxNameLength = 100;

    /// <summary>1 to 100 characters, trimmed, not blank.</summary>
    [Id(0), StringLength(MaxNameLength, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What kind of actuator it is.</summary>
    [Id(1)]
    public required DeviceType Type { get; init; }

    /// <summary>The Home Assistant entity that moves it.</summary>
    [Id(2), StringLength(EntityIds.MaxLength), RegularExpression(EntityIds.Pattern)]
    public required string EntityId { get; init; }

    /// <summary>The shelf it stands on.</summary>
    [Id(3)]
    public Guid? ShelfId { get; init; }

    /// <summary>Limits that the device itself keeps.</summary>
    [Id(4)]
    public SafetyEnvelope Safety { get; init; } = new();

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxNameLength)
        {
            yield return new FieldError("name", $"must have 1 to {MaxNameLength} characters and not be blank");
        }

        if (!EntityIds.IsValid(EntityId))
        {
            yield return new FieldError("entity_id", EntityIds.Rule);
        }

        foreach (var error in Safety.Errors())
        {
            yield return error;
        }
    }
}
