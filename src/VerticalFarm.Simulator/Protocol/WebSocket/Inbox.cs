using System.Net.WebSockets;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>What a client sent.</summary>
internal enum InboundKind
{
    /// <summary>A text message.</summary>
    Text,

    /// <summary>A binary message.</summary>
    Binary,

    /// <summary>The client closed, or its connection is gone.</summary>
    Closed,

    /// <summary>A message over the limit of 4 MiB.</summary>
    TooBig,
}

internal readonly record struct Inbound(InboundKind Kind, ReadOnlyMemory<byte> Data);

/// <summary>Whole messages from one client.</summary>
internal sealed class Inbox(System.Net.WebSockets.WebSocket socket)
{
    private const int MaximumBytes = 4 * 1024 * 1024;

    private byte[] _buffer = new byte[16 * 1024];

    /// <summary>Reads one message; its data is valid until the next read.</summary>
    public async Task<Inbound> ReadAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
                length += received.Count;
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return new Inbound(InboundKind.Closed, default);
                }

                if (received.EndOfMessage)
                {
                    var kind = received.MessageType == WebSocketMessageType.Text ? InboundKind.Text : InboundKind.Binary;
                    return new Inbound(kind, _buffer.AsMemory(0, length));
                }

                if (length >= MaximumBytes)
                {
                    return new Inbound(InboundKind.TooBig, default);
                }

                if (length == _buffer.Length)
                {
                    Array.Resize(ref _buffer, Math.Min(MaximumBytes, 2 * length));
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            return new Inbound(InboundKind.Closed, default);
        }
    }
}
