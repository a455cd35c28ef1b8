namespace VerticalFarm.Hosting.Cluster;

/// <summary>A silo is ready while the cluster counts it as active: not while it joins, and not once it began to stop.</summary>
internal sealed class SiloReadiness(ISiloStatusOracle oracle) : IClusterReadiness
{
    public bool IsReady => oracle.CurrentStatus == SiloStatus.Active;
}
