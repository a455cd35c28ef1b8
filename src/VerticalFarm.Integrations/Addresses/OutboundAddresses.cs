using System.Net;

namespace VerticalFarm.Integrations.Addresses;

/// <summary>
/// Where the cluster may be made to connect to by what a user types. To be asked about the address that a name resolved to, at every
/// connect: a name can change its answer.
/// </summary>
public static class OutboundAddresses
{
    /// <summary>
    /// Whether a Home Assistant may be at this address. At home it is at a private or even the loopback address; never at a link-local one,
    /// where clouds serve their credentials, nor at one that means many or none.
    /// </summary>
    public static bool AllowsHomeAssistant(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return AddressClasses.Of(address) is AddressClass.Public or AddressClass.Private or AddressClass.Loopback;
    }

    /// <summary>
    /// Whether a webhook may go to this address: only to one of the public internet, or else whoever makes a channel could reach what stands beside the cluster.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="allowPrivate">Whether those who run the cluster allow private addresses, too. Loopback and link-local ones never are.</param>
    public static bool AllowsWebhook(IPAddress address, bool allowPrivate)
    {
        ArgumentNullException.ThrowIfNull(address);
        var found = AddressClasses.Of(address);
        return found == AddressClass.Public || (found == AddressClass.Private && allowPrivate);
    }
}
