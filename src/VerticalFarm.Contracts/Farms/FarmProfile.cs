using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace VerticalFarm.Contracts.Farms;

/// <summary>What a grower says of a farm.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmProfile")]
public sealed partial record FarmProfile
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    private const int MaxLocationLength = 200;

    // Larger than any hall; keeps the default layout within reason.
    private const int MaxMetres = 1000;
    private const int MaxRetentionDays = 3660;

    private const int MaxZoneLength = 64;
    private const string ZonePattern = "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$";
    private const double MaxLatitude = 90;
    private const double MaxLongitude = 180;

    /// <summary>1 to 100 characters, trimmed, not blank.</summary>
    [Id(0), StringLength(MaxNameLength, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Where it is, in words; up to 200 characters.</summary>
    [Id(1), StringLength(MaxLocationLength)]
    public string? Location { get; init; }

    /// <summary>Width of the room in metres, over 0.</summary>
    [Id(2), Range(0d, MaxMetres, MinimumIsExclusive = true)]
    public double? Width { get; init; }

    /// <summary>Depth of the room in metres, over 0.</summary>
    [Id(3), Range(0d, MaxMetres, MinimumIsExclusive = true)]
    public double? Depth { get; init; }

    /// <summary>IANA name of the time zone that rules and reports go by.</summary>
    [Id(4), StringLength(MaxZoneLength), RegularExpression(ZonePattern)]
    public string Timezone { get; init; } = "UTC";

    /// <summary>Degrees north, -90 to 90.</summary>
    [Id(5), Range(-MaxLatitude, MaxLatitude)]
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    [Id(6), Range(-MaxLongitude, MaxLongitude)]
    public double? Longitude { get; init; }

    /// <summary>For how many days readings are kept one by one, 1 to 3,660; null for 396, which is 13 months. What they come to by hour and day is kept for ever.</summary>
    [Id(7), Range(1, MaxRetentionDays)]
    public int? RawRetentionDays { get; init; }

    /// <summary>Every field that is not valid.</summary>
    public IEnumerable<FieldError> Errors()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxNameLength)
        {
            yield return new FieldError("name", $"must have 1 to {MaxNameLength} characters and not be blank");
        }

        if (Location?.Length > MaxLocationLength)
        {
            yield return new FieldError("location", $"must have at most {MaxLocationLength} characters");
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

        if (Latitude is { } latitude && !(Math.Abs(latitude) <= MaxLatitude))
        {
            yield return new FieldError("latitude", $"must be -{MaxLatitude} to {MaxLatitude} degrees");
        }

        if (Longitude is { } longitude && !(Math.Abs(longitude) <= MaxLongitude))
        {
            yield return new FieldError("longitude", $"must be -{MaxLongitude} to {MaxLongitude} degrees");
        }

        if (RawRetentionDays is < 1 or > MaxRetentionDays)
        {
            yield return new FieldError("raw_retention_days", $"must be 1 to {MaxRetentionDays} days");
        }
    }

    // The system looks a zone up as a file by its name: what is no name of a zone must never get there.
    private static bool IsIanaZone(string name) =>
        name.Length <= MaxZoneLength && ZoneName().IsMatch(name) && !name.EndsWith('\n') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && (zone.HasIanaId || zone.Id == "UTC");

    [GeneratedRegex(ZonePattern)]
    private static partial Regex ZoneName();
}
