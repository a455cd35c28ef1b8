using System.Net;
using Orleans.Configuration;

namespace VerticalFarm.Hosting.Cluster;

/// <summary>Which cluster a host belongs to, and where a silo listens; section <c>Cluster</c>.</summary>
public sealed class ClusterSettings
{
    /// <summary>Section of the configuration; in environment variables <c>Cluster__SiloPort</c> and so on.</summary>
    public const string Section = "Cluster";

    /// <summary>Names what the cluster does. Part of the key of every grain's state: a database outlives clusters, so this never changes.</summary>
    public const string ServiceId = "verticalfarm";

    /// <summary>For <see cref="AdvertisedIP"/>: whatever address the machine has.</summary>
    public const string Auto = "auto";

    /// <summary>Hosts with the same id and database form one cluster. Default <c>default</c>.</summary>
    public string Id { get; set; } = "default";

    /// <summary>Port on which silos talk to each other, 1 to 65535. Default 11111. Silos on one machine need different ones.</summary>
    public int SiloPort { get; set; } = EndpointOptions.DEFAULT_SILO_PORT;

    /// <summary>Port on which a silo takes calls from gateways, 1 to 65535. Default 30000.</summary>
    public int GatewayPort { get; set; } = EndpointOptions.DEFAULT_GATEWAY_PORT;

    /// <summary>
    /// IP address under which others reach this silo, or <c>auto</c> for that of the machine, as containers have one. Default 127.0.0.1: this machine only.
    /// With any other the silo listens on all its interfaces: the ports belong behind a firewall, as they ask for no password.
    /// </summary>
    public string AdvertisedIP { get; set; } = IPAddress.Loopback.ToString();
}
