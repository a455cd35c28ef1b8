
namespace VerticalFarm.Contracts.Farms;

/// <summary>A farm as the API shows it to one caller.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmView")]
public sealed record FarmView
{
    /// <summary>The farm's id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <inheritdoc cref="FarmProfile.Name"/>
    [Id(1)]
    public required string Name { get; init; }

    /// <inheritdoc cref="FarmProfile.Location"/>
    [Id(2)]
    public string? Location { get; init; }

    /// <inheritdoc cref="FarmProfile.Width"/>
    [Id(3)]
    public double? Width { get; init; }

    /// <inheritdoc cref="FarmProfile.Depth"/>
    [Id(4)]
    public double? Depth { get; init; }

    /// <inheritdoc cref="FarmProfile.Timezone"/>
    [Id(5)]
    public required string Timezone { get; init; }

    /// <inheritdoc cref="FarmProfile.Latitude"/>
    [Id(6)]
    public double? Latitude { get; init; }

    /// <inheritdoc cref="FarmProfile.Longitude"/>
    [Id(7)]
    public double? Longitude { get; init; }

    /// <summary>The user who made the farm.</summary>
    [Id(8)]
    public required Guid UserId { get; init; }

    /// <summary>The caller's role in this farm.</summary>
    [Id(9)]
    public required FarmRole Role { get; init; }

    /// <summary>When it was made.</summary>
    [Id(10)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its profile last changed.</summary>
    [Id(11)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many devices it has.</summary>
    [Id(12)]
    public required int DeviceCount { get; init; }

    /// <summary>How many sensors it has.</summary>
    [Id(13)]
    public required int SensorCount { get; init; }

    /// <summary>How many armed rules go by the time of day.</summary>
    [Id(14)]
    public required int ActiveSchedules { get; init; }

    /// <summary>How many alerts nobody has dealt with.</summary>
    [Id(15)]
    public required int OpenAlerts { get; init; }

    /// <summary>0 to 100; null with neither sensors nor devices.</summary>
    [Id(16)]
    public double? HealthScore { get; init; }

    /// <summary>Rises with every change of the profile; served as the ETag.</summary>
    [Id(17)]
    public required long Version { get; init; }

    /// <summary>The emergency stop in force; null when there is none.</summary>
    [Id(18)]
    public EmergencyStop? EmergencyStop { get; init; }

    /// <inheritdoc cref="FarmProfile.RawRetentionDays"/>
    [Id(19)]
    public int? RawRetentionDays { get; init; }
}
