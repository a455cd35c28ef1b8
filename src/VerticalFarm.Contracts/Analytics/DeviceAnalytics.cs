using VerticalFarm.Contracts.Devices;

namespace VerticalFarm.Contracts.Analytics;

/// <summary>How a device ran, as it was seen.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.DeviceAnalytics")]
public sealed record DeviceAnalytics
{
    /// <summary>The device.</summary>
    [Id(0)]
    public required Guid DeviceId { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What kind of actuator it is.</summary>
    [Id(2)]
    public required DeviceType Type { get; init; }

    /// <summary>For how long it was on, in seconds. While it cannot be seen it counts as it was seen last.</summary>
    [Id(3)]
    public required double OnSeconds { get; init; }

    /// <summary>How often it was turned on.</summary>
    [Id(4)]
    public required int SwitchOns { get; init; }

    /// <summary>How often it was turned off.</summary>
    [Id(5)]
    public required int SwitchOffs { get; init; }
}
