using System.ComponentModel.DataAnnotations;
using System.Net;

namespace VerticalFarm.Hosting.Monitoring;

/// <summary>Where those who run a host look at it. Section <c>Management</c>.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Management";

    /// <summary>
    /// A TCP port of its own for <c>/metrics</c> and <c>/health/ready</c>, which are then not found on any other. Environment:
    /// <c>Management__Port</c>. Default: none; they are served beside everything else.
    /// </summary>
    [Range(1, IPEndPoint.MaxPort, ErrorMessage = "Management__Port must be a port from 1 to 65535.")]
    public int? Port { get; set; }
}
