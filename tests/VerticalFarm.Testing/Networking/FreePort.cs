using System.Net;
using System.Net.Sockets;

namespace VerticalFarm.Testing;

/// <summary>Ports that nothing listens on.</summary>
public static class FreePort
{
    /// <summary>A TCP port of the loopback interface that was free a moment ago. The system does not hand it out again soon.</summary>
    public static int Next() => Next(1)[0];

    /// <summary>As many different free ports as asked for.</summary>
    public static IReadOnlyList<int> Next(int count)
    {
        // All are held until the last is found, so that none comes twice.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
