using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace VerticalFarm.Hosting.Cluster;

/// <summary>The address of this machine, where it has one: containers get theirs when they start.</summary>
internal static class OwnAddress
{
    /// <summary>The IPv4 address of the first interface that is up and leads out of the machine.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static IPAddress Find() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .OrderBy(card => card.GetIPProperties().GatewayAddresses.Count == 0)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork)
        ?? throw new InvalidOperationException("This machine has no address of its own: name it with Cluster__AdvertisedIP.");
}
