using System.Collections.Concurrent;
using VerticalFarm.Simulator.Protocol.WebSocket;

namespace VerticalFarm.Simulator.Core;

/// <summary>Every open connection, so that they can be cut, and every WebSocket, so that it can be closed in good order.</summary>
internal sealed class ConnectionRegistry
{
    private readonly ConcurrentDictionary<string, Action> _connections = new();
    private readonly ConcurrentDictionary<ClientSession, bool> _sessions = new();
    private int _total;

    public int WebSocketCount => _sessions.Count;

    public int WebSocketTotal => Volatile.Read(ref _total);

    /// <summary>Knows a connection by its id until it is removed, and how to end it.</summary>
    public void Add(string id, Action abort) => _connections[id] = abort;

    public void Remove(string id) => _connections.TryRemove(id, out _);

    public void Add(ClientSession session)
    {
        _sessions[session] = true;
        Interlocked.Increment(ref _total);
    }

    public void Remove(ClientSession session) => _sessions.TryRemove(session, out _);

    /// <summary>Ends every TCP connection without a close frame, as a killed process does.</summary>
    public void AbortAll()
    {
        foreach (var abort in _connections.Values)
        {
            abort();
        }
    }

    /// <summary>Has every WebSocket fall silent for good: it neither hears nor says anything any more.</summary>
    public void MuteAll()
    {
        foreach (var session in _sessions.Keys)
        {
            session.Mute();
        }
    }

    /// <summary>Closes every WebSocket with 1000 and waits until they are gone, each for a bounded time.</summary>
    public Task CloseWebSocketsAsync() => Task.WhenAll(_sessions.Keys.Select(session => session.CloseAsync()));
}
