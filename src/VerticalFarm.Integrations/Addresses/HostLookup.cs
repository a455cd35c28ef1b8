using System.Net;

namespace VerticalFarm.Integrations.Addresses;

/// <summary>Finds the addresses of a name; of one that is an address already, that.</summary>
/// <param name="host">A name, or an address in letters.</param>
/// <param name="cancellationToken">Gives up.</param>
/// <exception cref="System.Net.Sockets.SocketException">There is no such name, or nobody to ask.</exception>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);
