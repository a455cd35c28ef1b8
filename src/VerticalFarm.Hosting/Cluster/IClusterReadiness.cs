namespace VerticalFarm.Hosting.Cluster;

/// <summary>Whether this host can do its part in the cluster.</summary>
internal interface IClusterReadiness
{
    bool IsReady { get; }
}
