using System.Net;
using System.Net.Sockets;

namespace VerticalFarm.Integrations.Addresses;

/// <summary>
/// Tells addresses apart, by the registries of special addresses (IANA: iana-ipv4-special-registry, iana-ipv6-special-registry). One that carries
/// an IPv4 address within is what that is.
/// </summary>
internal static class AddressClasses
{
    /// <summary>Where clouds serve their credentials, outside 169.254.0.0/16: Alibaba, Azure, Oracle, AWS.</summary>
    private static readonly IPAddress[] Metadata =
        [IPAddress.Parse("100.100.100.200"), IPAddress.Parse("168.63.129.16"), IPAddress.Parse("192.0.0.192"), IPAddress.Parse("fd00:ec2::254")];

    private static readonly (IPNetwork Network, AddressClass Class)[] Known =
    [
        Row("0.0.0.0/8", AddressClass.Never),
        Row("10.0.0.0/8", AddressClass.Private),
        Row("100.64.0.0/10", AddressClass.Private),
        Row("127.0.0.0/8", AddressClass.Loopback),
        Row("169.254.0.0/16", AddressClass.Never),
        Row("172.16.0.0/12", AddressClass.Private),
        Row("192.0.0.0/24", AddressClass.Never),
        Row("192.0.2.0/24", AddressClass.Never),
        Row("192.88.99.0/24", AddressClass.Never),
        Row("192.168.0.0/16", AddressClass.Private),
        Row("198.18.0.0/15", AddressClass.Private),
        Row("198.51.100.0/24", AddressClass.Never),
        Row("203.0.113.0/24", AddressClass.Never),
        Row("224.0.0.0/3", AddressClass.Never),
        Row("::1/128", AddressClass.Loopback),
        Row("::/96", AddressClass.Never),
        Row("64:ff9b:1::/48", AddressClass.Private),
        Row("100::/64", AddressClass.Never),
        Row("2001::/23", AddressClass.Never),
        Row("2001:db8::/32", AddressClass.Never),
        Row("3fff::/20", AddressClass.Never),
        Row("5f00::/16", AddressClass.Never),
        Row("fc00::/7", AddressClass.Private),
        Row("fe80::/10", AddressClass.Never),
        Row("fec0::/10", AddressClass.Private),
        Row("ff00::/8", AddressClass.Never),
    ];

    // NAT64 and 6to4: who connects to them is carried on to the IPv4 address within.
    private static readonly (IPNetwork Network, int At)[] Carriers = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    public static AddressClass Of(IPAddress address)
    {
        var plain = Plain(address);
        if (Metadata.Contains(plain))
        {
            return AddressClass.Never;
        }

        foreach (var (network, found) in Known)
        {
            if (network.Contains(plain))
            {
                return found;
            }
        }

        return AddressClass.Public;
    }

    private static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        var bare = new IPAddress(bytes); // Without its scope, which belongs to this machine.
        foreach (var (network, at) in Carriers)
        {
            if (network.Contains(bare))
            {
                return new IPAddress(bytes.AsSpan(at, 4));
            }
        }

        return bare;
    }

    private static (IPNetwork Network, AddressClass Class) Row(string network, AddressClass found) => (IPNetwork.Parse(network), found);
}
