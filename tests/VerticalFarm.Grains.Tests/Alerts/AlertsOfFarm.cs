using System.Collections.Immutable;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Alerts;

/// <summary>The alerts of a farm of the tests.</summary>
internal static class AlertsOfFarm
{
    /// <summary>As a member asks.</summary>
    public static IAlertsGrain Alerts(this TestFarm farm, FarmCluster cluster) => cluster.Gateway.GetGrain<IAlertsGrain>(farm.Id);

    /// <summary>As the farm's parts ask.</summary>
    public static IAlertsGrain AlertsInside(this TestFarm farm, FarmCluster cluster) => cluster.Inside.GetGrain<IAlertsGrain>(farm.Id);

    /// <summary>All that there are, the newest first.</summary>
    public static async Task<ImmutableArray<AlertView>> AlertsAsync(this TestFarm farm, FarmCluster cluster, AlertState? state = null) =>
        (await farm.Alerts(cluster).List(new AlertQuery { State = state })).Items;
}
