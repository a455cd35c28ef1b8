namespace VerticalFarm.Api.Hosting;

/// <summary>The proxies in front of the gateway. Section <c>Proxies</c>.</summary>
internal sealed class ProxyOptions
{
    /// <summary>
    /// The networks that proxies call from, such as <c>10.0.0.0/8</c>. Default none: whoever calls is taken for the client, and what they say
    /// in <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> is not believed.
    /// </summary>
    public string[] Networks { get; set; } = [];
}
