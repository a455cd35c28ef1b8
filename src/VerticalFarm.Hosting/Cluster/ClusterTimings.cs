using Orleans.Configuration;

namespace VerticalFarm.Hosting.Cluster;

/// <summary>How long the cluster waits for its parts.</summary>
internal static class ClusterTimings
{
    /// <summary>A grain call that takes longer has failed for its caller, though perhaps not for the grain.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(15);

    /// <summary>A stopping host hands over its grains and ends within this. The supervisor's patience has to be longer.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How often a gateway looks for new silos.</summary>
    public static readonly TimeSpan GatewayListRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The shortest period of a reminder. Under Orleans' own minute: the reminders of leases, of which there are only as many as devices that run,
    /// must find a device well within a minute.
    /// </summary>
    public static readonly TimeSpan ShortestReminder = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A silo that died without goodbye is declared dead after three missed probes: some 10 to 20 s. Of two silos, the one that is left decides alone,
    /// since Orleans never asks for more votes than half of the silos.
    /// </summary>
    public static void Apply(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(3);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(5);
        options.NumMissedProbesLimit = 3;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);

        // A silo joins once it reached every active one. Entries left by a cluster that was killed hold it up until they missed three heartbeats and
        // three probes: 18 s, where no silo comes back to the same address and port (which replaces the old entry at once).
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        options.NumMissedTableIAmAliveLimit = 3;
    }
}
