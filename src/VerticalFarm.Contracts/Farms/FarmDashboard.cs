using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Contracts.Farms;

/// <summary>All that a farm's first screen shows, in one answer.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.FarmDashboard")]
public sealed record FarmDashboard
{
    /// <summary>The farm.</summary>
    [Id(0)]
    public required FarmView Farm { get; init; }

    /// <summary>Its devices.</summary>
    [Id(1)]
    public required ImmutableArray<DeviceView> Devices { get; init; }

    /// <summary>Its sensors with their latest readings.</summary>
    [Id(2)]
    public required ImmutableArray<SensorView> SensorData { get; init; }

    /// <summary>Its rules that go by the time of day.</summary>
    [Id(3)]
    public required ImmutableArray<RuleView> Schedules { get; init; }

    /// <summary>Its alerts that are not over: open and acknowledged.</summary>
    [Id(4)]
    public ImmutableArray<AlertView> Alerts { get; init; } = [];
}
