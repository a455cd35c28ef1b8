namespace VerticalFarm.Contracts.Farms;

/// <summary>What a grower says of a farm.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmProfile")]
public sealed record FarmProfile
{
    /// <summary>1 to 100 characters, trimmed, not blank.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Where it is, in words; up to 200 characters.</summary>
    [Id(1)]
    public string? Location { get; init; }

    /// <summary>Width of the room in metres, over 0.</summary>
    [Id(2)]
    public double? Width { get; init; }

    /// <summary>Depth of the room in metres, over 0.</summary>
    [Id(3)]
    public double? Depth { get; init; }

    /// <summary>IANA name of the time zone that rules and reports go by.</summary>
    [Id(4)]
    public string Timezone { get; init; } = "UTC";

    /// <summary>Degrees north, -90 to 90.</summary>
    [Id(5)]
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    [Id(6)]
    public double? Longitude { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100)
        {
            yield return new FieldError("name", "must have 1 to 100 characters and not be blank");
        }

        if (Location?.Length > 200)
        {
            yield return new FieldError("location", "must have at most 200 characters");
        }

        if (Width is { } width && !(width > 0 && width <= MaxMetres))
        {
            yield return new FieldError("width", $"must be over 0 and at most {MaxMetres} metres");
        }

        if (Depth is { } depth && !(depth > 0 && depth <= MaxMetres))
        {
            yield return new FieldError("depth", $"must be over 0 and at most {MaxMetres} metres");
        }

        if (!IsIanaZone(Timezone))
        {
            yield return new FieldError("timezone", "must be the IANA name of a time zone, such as Europe/Brussels");
        }

        if (Latitude is { } latitude && !(Math.Abs(latitude) <= 90))
        {
            yield return new FieldError("latitude", "must be -90 to 90 degrees");
        }

        if (Longitude is { } longitude && !(Math.Abs(longitude) <= 180))
        {
            yield return new FieldError("longitude", "must be -180 to 180 degrees");
        }
    }

    // Larger than any hall; keeps the default layout within reason.
    private const int MaxMetres = 1000;

    private static bool IsIanaZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && (zone.HasIanaId || zone.Id == "UTC");
}
