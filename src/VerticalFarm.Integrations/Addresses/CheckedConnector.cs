using System.Net;
using System.Net.Sockets;

namespace VerticalFarm.Integrations.Addresses;

/// <summary>
/// Connects to names that users typed. It looks a name up itself and connects to the very addresses that it has checked, so that a name that changes its answer
/// in between (DNS rebinding) gains nothing; a name of which one address is refused is refused as a whole.
/// </summary>
internal sealed class CheckedConnector(Func<IPAddress, bool> allows, HostLookup lookup)
{
    /// <summary>The addresses of a host, each of them checked.</summary>
    /// <exception cref="AddressRefusedException">One of them may not be connected to.</exception>
    /// <exception cref="SocketException">There is no such name.</exception>
    public async Task<IPAddress[]> LookUpAsync(string host, CancellationToken ct)
    {
        // The system looks up no address that means none, such as 0.0.0.0; a socket would take it for this machine.
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await lookup(host, ct);
        return Array.Find(addresses, address => !allows(address)) is { } refused
            ? throw new AddressRefusedException($"{host} is at {refused}, and nothing is sent to such an address")
            : addresses;
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await LookUpAsync(context.DnsEndPoint.Host, ct);
        Socket? socket = null;
        try
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
    }
}
