using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace VerticalFarm.Api.Hosting;

/// <summary>Whom to believe that a request came from somebody else: limits and the audit go by the client's address.</summary>
internal static class ProxySetup
{
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration("Proxies").ValidateOnStart()
            .Validate(options => options.Networks.All(network => IPNetwork.TryParse(network, out _)), "Proxies__Networks__0, ... must be networks such as 10.0.0.0/8.");
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, options) =>
        {
            // Without known proxies the framework would believe everybody.
            forwarded.ForwardedHeaders = options.Value.Networks.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // Through a chain of proxies, all of them known, to the first address that is not one of them.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.Value.Networks)
            {
                forwarded.KnownIPNetworks.Add(IPNetwork.Parse(network));
            }
        });
    }
}
