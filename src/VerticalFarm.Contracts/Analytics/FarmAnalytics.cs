using System.Collections.Immutable;

namespace VerticalFarm.Contracts.Analytics;

/// <summary>What a farm's sensors and devices come to over a time. Shares are 0 to 1.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmAnalytics")]
public sealed record FarmAnalytics
{
    /// <summary>From this moment on.</summary>
    [Id(0)]
    public required DateTimeOffset From { get; init; }

    /// <summary>Up to this moment.</summary>
    [Id(1)]
    public required DateTimeOffset To { get; init; }

    /// <summary>IANA name of the time zone by whose days light is summed up.</summary>
    [Id(2)]
    public required string Timezone { get; init; }

    /// <summary>Whether every reading was looked at, or hours by what they came to.</summary>
    [Id(3)]
    public required AnalyticsResolution Resolution { get; init; }

    /// <summary>Which part of the readings that were expected of all sensors is there, 0 to 1; null when none was expected.</summary>
    [Id(4)]
    public double? Completeness { get; init; }

    /// <summary>The sensors, in the order of the farm.</summary>
    [Id(5)]
    public required ImmutableArray<SensorAnalytics> Sensors { get; init; }

    /// <summary>Vapour pressure deficit of the air, kPa, from the means of all air temperatures and humidities at the same time; null without both.</summary>
    [Id(6)]
    public Extent? Vpd { get; init; }

    /// <summary>Vapour pressure deficit at the leaf, kPa; null without sensors of air temperature, humidity and leaf temperature.</summary>
    [Id(7)]
    public Extent? LeafVpd { get; init; }

    /// <summary>Dew point, °C; null without air temperature and humidity.</summary>
    [Id(8)]
    public Extent? DewPoint { get; init; }

    /// <summary>The same of each shelf that has sensors of air temperature and humidity of its own.</summary>
    [Id(9)]
    public required ImmutableArray<PlaceClimate> Places { get; init; }

    /// <summary>Daily light integral by light-day: the farm's local day, from midnight to midnight.</summary>
    [Id(10)]
    public required ImmutableArray<LightDay> Dli { get; init; }

    /// <summary>The devices, in the order of the farm.</summary>
    [Id(11)]
    public required ImmutableArray<DeviceAnalytics> Devices { get; init; }

    /// <summary>Electrical energy; null without sensors of power.</summary>
    [Id(12)]
    public EnergyAnalytics? Energy { get; init; }
}
