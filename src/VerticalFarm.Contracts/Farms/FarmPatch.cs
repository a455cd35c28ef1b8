using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Contracts.Farms;

/// <summary>A partial update of a farm's profile: what is not given stays.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmPatch")]
public sealed record FarmPatch
{
    /// <inheritdoc cref="FarmProfile.Name"/>
    [Id(0)]
    public Optional<string> Name { get; init; }

    /// <inheritdoc cref="FarmProfile.Location"/>
    [Id(1)]
    public Optional<string?> Location { get; init; }

    /// <inheritdoc cref="FarmProfile.Width"/>
    [Id(2)]
    public Optional<double?> Width { get; init; }

    /// <inheritdoc cref="FarmProfile.Depth"/>
    [Id(3)]
    public Optional<double?> Depth { get; init; }

    /// <inheritdoc cref="FarmProfile.Timezone"/>
    [Id(4)]
    public Optional<string> Timezone { get; init; }

    /// <inheritdoc cref="FarmProfile.Latitude"/>
    [Id(5)]
    public Optional<double?> Latitude { get; init; }

    /// <inheritdoc cref="FarmProfile.Longitude"/>
    [Id(6)]
    public Optional<double?> Longitude { get; init; }

    /// <inheritdoc cref="FarmProfile.RawRetentionDays"/>
    [Id(7)]
    public Optional<int?> RawRetentionDays { get; init; }

    /// <summary>The profile with this patch applied.</summary>
    public FarmProfile ApplyTo(FarmProfile current) => current with
    {
        Name = Name.Or(current.Name) ?? "",
        Location = Location.Or(current.Location),
        Width = Width.Or(current.Width),
        Depth = Depth.Or(current.Depth),
        Timezone = Timezone.Or(current.Timezone) ?? "UTC",
        Latitude = Latitude.Or(current.Latitude),
        Longitude = Longitude.Or(current.Longitude),
        RawRetentionDays = RawRetentionDays.Or(current.RawRetentionDays),
    };
}
