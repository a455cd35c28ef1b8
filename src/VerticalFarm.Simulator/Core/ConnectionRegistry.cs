using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using VerticalFarm.Simulator.Protocol.WebSocket;

namespace VerticalFarm.Simulator.Core;

/// <summary>Every open connection, so that they can be cut, and every WebSocket, so that it can be closed in good order.</summary>
internal sealed class ConnectionRegistry
{
    private readonly ConcurrentDictionary<string, ConnectionContext> _connections = new();
    private readonly ConcurrentDictionary<ClientSession, bool> _sessions = new();

    public int WebSocketCount => _sessions.Count;

    public void Add(ConnectionContext connection) => _connections[connection.ConnectionId] = connection;

    public void Remove(ConnectionContext connection) => _connections.TryRemove(connection.ConnectionId, out _);

    public void Add(ClientSession session) => _sessions[session] = true;

    public void Remove(ClientSession session) => _sessions.TryRemove(session, out _);

    /// <summary>Ends every TCP connection without a close frame, as a killed process does.</summary>
    public void AbortAll()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Abort();
        }
    }

    /// <summary>Closes every WebSocket with 1000 and waits until they are gone, each for a bounded time.</summary>
    public Task CloseWebSocketsAsync() => Task.WhenAll(_sessions.Keys.Select(session => session.CloseAsync()));
}
