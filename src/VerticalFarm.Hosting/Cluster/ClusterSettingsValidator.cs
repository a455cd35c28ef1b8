using System.Net;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Hosting.Cluster;

internal sealed class ClusterSettingsValidator : IValidateOptions<ClusterSettings>
{
    public ValidateOptionsResult Validate(string? name, ClusterSettings options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Id))
        {
            failures.Add("Cluster__Id must not be blank.");
        }

        RequirePort(options.SiloPort, "Cluster__SiloPort", failures);
        RequirePort(options.GatewayPort, "Cluster__GatewayPort", failures);
        if (options.SiloPort == options.GatewayPort)
        {
            failures.Add("Cluster__SiloPort and Cluster__GatewayPort must differ.");
        }

        var isAddress = IPAddress.TryParse(options.AdvertisedIP, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);
        if (!isAddress && options.AdvertisedIP != ClusterSettings.Auto)
        {
            failures.Add("Cluster__AdvertisedIP must be the IP address under which other hosts reach this one, for example 10.0.0.7, or auto.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void RequirePort(int port, string variable, List<string> failures)
    {
        if (port is < IPEndPoint.MinPort + 1 or > IPEndPoint.MaxPort)
        {
            failures.Add($"{variable} must be a port from 1 to 65535.");
        }
    }
}
