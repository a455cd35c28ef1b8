using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>Opens TCP connections only to addresses that the host allows, judged after name resolution so that a name cannot smuggle one in.</summary>
internal static class GuardedHandler
{
    public static SocketsHttpHandler Create(HomeAssistantEndpoint endpoint, HomeAssistantOptions options) => new()
    {
        // A redirect or a proxy would lead past the guard.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (context, ct) => await ConnectAsync(context.DnsEndPoint, options.AllowAddress, ct),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = OwnAuthorities.Of(endpoint, options) is { } own ? own.Judge : null },
    };

    private static async Task<Stream> ConnectAsync(DnsEndPoint endPoint, Func<IPAddress, bool>? allow, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, ct);
        var allowed = addresses.Where(address => allow?.Invoke(address) != false).ToArray();
        if (allowed.Length == 0)
        {
            throw new AddressForbiddenException(endPoint.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
