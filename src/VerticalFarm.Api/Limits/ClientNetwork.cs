using System.Net;
using System.Net.Sockets;

namespace VerticalFarm.Api.Limits;

/// <summary>Who counts as one address. Whoever has one IPv6 address has the 2^64 of its network, so limits go by that.</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>The address, or the /64 network of an IPv6 one; an IPv4 address in IPv6's clothes is itself.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
