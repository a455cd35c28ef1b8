using Microsoft.AspNetCore.Connections;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Hosting;

/// <summary>Knows every TCP connection; resets those that come while Home Assistant is down, as a closed port would.</summary>
internal static class ConnectionGate
{
    public static async Task RunAsync(ConnectionContext connection, SimulatedHome home, ConnectionDelegate next)
    {
        home.Connections.Add(connection.ConnectionId, connection.Abort);
        try
        {
            if (home.Lifecycle.State == LifecycleState.Down)
            {
                connection.Abort();
                return;
            }

            await next(connection);
        }
        finally
        {
            home.Connections.Remove(connection.ConnectionId);
        }
    }
}
