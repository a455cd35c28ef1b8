namespace VerticalFarm.Hosting.Cluster;

/// <summary>Whether this host can do its part in the cluster.</summary>
public interface IClusterReadiness
{
    /// <summary>Whether it is in the cluster, or connected to it, at this moment.</summary>
    bool IsReady { get; }
}
