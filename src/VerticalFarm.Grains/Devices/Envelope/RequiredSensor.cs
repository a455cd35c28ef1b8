using System.Globalization;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Devices.Envelope;

/// <summary>A requirement beside what its sensor says.</summary>
/// <param name="Requirement">What must be.</param>
/// <param name="Name">The sensor's name; null when there is no such sensor any more.</param>
/// <param name="Latest">Its latest reading; null when there is none.</param>
internal sealed record RequiredSensor(SensorRequirement Requirement, string? Name, SensorReading? Latest)
{
    /// <summary>Why the requirement is not met, in words; null when it is.</summary>
    public string? Missing(DateTimeOffset now) => (Name, Latest) switch
    {
        (null, _) => "It needs a sensor that is not there any more",
        (_, null) => $"It needs \"{Name}\", which has no reading",
        (_, { Ts: var at }) when now - at > TimeSpan.FromSeconds(Requirement.MaxAgeSeconds) =>
            $"It needs \"{Name}\", whose latest reading is older than {Requirement.MaxAgeSeconds} s",
        (_, { Value: var value }) when value < Requirement.Min => $"It needs \"{Name}\" at {Text(Requirement.Min)} or more, which says {Text(value)}",
        (_, { Value: var value }) when value > Requirement.Max => $"It needs \"{Name}\" at {Text(Requirement.Max)} or less, which says {Text(value)}",
        _ => null,
    };

    private static string Text(double? value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.###}");
}
