using Microsoft.Extensions.Diagnostics.HealthChecks;
using VerticalFarm.Hosting.Cluster;

namespace VerticalFarm.Hosting.Health;

/// <summary>Whether this host is in the cluster, or connected to it.</summary>
internal sealed class ClusterHealthCheck(IClusterReadiness cluster) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(cluster.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Not in the cluster yet, or cut off from it."));
}
