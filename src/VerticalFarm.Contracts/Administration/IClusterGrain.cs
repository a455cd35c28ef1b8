using VerticalFarm.Contracts.Calls;

namespace VerticalFarm.Contracts.Administration;

/// <summary>The cluster as those see it who run it. Key: 0.</summary>
[Alias("VerticalFarm.IClusterGrain")]
public interface IClusterGrain : IGrainWithIntegerKey
{
    /// <summary>Its silos, what they hold, and whether rules keep up.</summary>
    [Alias("Describe")]
    [Requires(Permission.Admin)]
    Task<ClusterView> Describe();

    /// <summary>Does nothing, and is refused to everybody but administrators: the gateway asks before it shows what is no grain's.</summary>
    [Alias("Admit")]
    [Requires(Permission.Admin)]
    Task Admit();
}
