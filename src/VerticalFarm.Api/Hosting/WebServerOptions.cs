using System.ComponentModel.DataAnnotations;
using System.Net;

namespace VerticalFarm.Api.Hosting;

/// <summary>Where and how much the gateway listens.</summary>
internal sealed class WebServerOptions
{
    private const int Kibibyte = 1024;
    private const int Gibibyte = 1024 * 1024 * 1024;

    /// <summary>The TCP port. Environment: <c>PORT</c>. Default 8080; <c>ASPNETCORE_URLS</c> beats it.</summary>
    [Range(1, IPEndPoint.MaxPort, ErrorMessage = "PORT must be a port from 1 to 65535.")]
    public int Port { get; set; } = 8080;

    /// <summary>
    /// A second port for HTTP/2 without TLS (h2c), for proxies and load generators that speak it from the first byte; 0 for none. The first port
    /// speaks HTTP/1.1, since without TLS there is no way to agree on more. Environment: <c>WebServer__Http2Port</c>. Default 0.
    /// </summary>
    [Range(0, IPEndPoint.MaxPort, ErrorMessage = "WebServer__Http2Port must be a port from 1 to 65535, or 0 for none.")]
    public int Http2Port { get; set; }

    /// <summary>
    /// A port with TLS, for HTTP/1.1 and HTTP/2; 0 for none. The certificate is that of the section <c>Kestrel:Certificates:Default</c>.
    /// Environment: <c>WebServer__HttpsPort</c>. Default 0.
    /// </summary>
    [Range(0, IPEndPoint.MaxPort, ErrorMessage = "WebServer__HttpsPort must be a port from 1 to 65535, or 0 for none.")]
    public int HttpsPort { get; set; }

    /// <summary>How long a request may take, the live feed aside. Environment: <c>WebServer__RequestTimeout</c>. Default 60 s; a command may wait 30 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest body, before and after decompression, in bytes. Environment: <c>WebServer__MaxBodyBytes</c>. Default 8 MiB.</summary>
    [Range((double)Kibibyte, Gibibyte, ErrorMessage = "WebServer__MaxBodyBytes must be from 1 KiB to 1 GiB, in bytes.")]
    public long MaxBodyBytes { get; set; } = 8 * 1024 * 1024;
}
