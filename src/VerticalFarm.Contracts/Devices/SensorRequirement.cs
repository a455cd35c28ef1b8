using System.ComponentModel.DataAnnotations;

namespace VerticalFarm.Contracts.Devices;

/// <summary>A sensor that must have been heard lately, and how its value must be, for a device to be on.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.SensorRequirement")]
public sealed record SensorRequirement
{
    private const int Day = 86_400;

    /// <summary>A sensor of the farm.</summary>
    [Id(0)]
    public required Guid SensorId { get; init; }

    /// <summary>How old its latest reading may be, in seconds.</summary>
    [Id(1), Range(1, Day)]
    public required int MaxAgeSeconds { get; init; }

    /// <summary>The lowest value that will do, in the sensor's unit; null for no limit.</summary>
    [Id(2)]
    public double? Min { get; init; }

    /// <summary>The highest value that will do, in the sensor's unit; null for no limit.</summary>
    [Id(3)]
    public double? Max { get; init; }

    /// <summary>Every field that is not valid; <paramref name="path"/> is where this requirement stands.</summary>
    public IEnumerable<FieldError> Errors(string path)
    {
        if (MaxAgeSeconds is < 1 or > Day)
        {
            yield return new FieldError(path + ".max_age_seconds", $"must be 1 to {Day}");
        }

        if (Min > Max)
        {
            yield return new FieldError(path + ".min", "must not be more than max");
        }
    }
}
