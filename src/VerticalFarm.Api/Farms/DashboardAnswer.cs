using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Api.Farms;

/// <summary>All that a farm's first screen shows, in one answer.</summary>
/// <param name="Farm">The farm.</param>
/// <param name="Devices">Its devices.</param>
/// <param name="SensorData">Its sensors with their latest readings.</param>
/// <param name="Schedules">Its rules that go by the time of day.</param>
/// <param name="Alerts">Its alerts that are not over: open and acknowledged.</param>
internal sealed record DashboardAnswer(
    FarmView Farm, ImmutableArray<DeviceView> Devices, ImmutableArray<SensorView> SensorData, ImmutableArray<RuleView> Schedules, ImmutableArray<AlertView> Alerts)
{
    public static DashboardAnswer Of(FarmDashboard dashboard) => new(dashboard.Farm, dashboard.Devices, dashboard.SensorData, dashboard.Schedules, dashboard.Alerts);
}
