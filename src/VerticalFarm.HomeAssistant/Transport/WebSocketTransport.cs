using System.Buffers;
using System.Net.WebSockets;

namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>Whole text messages over a WebSocket. One receiver and one sender at a time.</summary>
internal sealed class WebSocketTransport(WebSocket socket, TimeProvider time) : IDisposable
{
    /// <summary>Room for the states of the largest installations; what is over it is not a Home Assistant.</summary>
    public const int MaxMessageBytes = 64 * 1024 * 1024;

    /// <summary>A buffer that had to grow beyond this for one message is given back after it.</summary>
    private const int KeptBytes = 1024 * 1024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    /// <summary>The next message. Cancelling it breaks the connection: a WebSocket cannot go on after half a frame.</summary>
    public async ValueTask<Received> ReceiveAsync(CancellationToken ct)
    {
        _buffer = _buffer.Capacity > KeptBytes ? new ArrayBufferWriter<byte>(16 * 1024) : _buffer;
        _buffer.ResetWrittenCount();
        try
        {
            while (true)
            {
                var frame = await socket.ReceiveAsync(_buffer.GetMemory(4096), ct);
                if (frame.MessageType != WebSocketMessageType.Text)
                {
                    return new Received(frame.MessageType == WebSocketMessageType.Close ? TransportEnd.Closed : TransportEnd.NotText, default);
                }

                _buffer.Advance(frame.Count);
                if (_buffer.WrittenCount > MaxMessageBytes)
                {
                    return new Received(TransportEnd.TooLarge, default);
                }

                if (frame.EndOfMessage)
                {
                    return new Received(TransportEnd.None, _buffer.WrittenMemory);
                }
            }
        }
        catch (WebSocketException)
        {
            return new Received(TransportEnd.Broken, default);
        }
    }

    /// <summary>Sends one message. Unless it was sent the connection is of no use any more.</summary>
    public async Task<SendOutcome> SendAsync(ReadOnlyMemory<byte> text, TimeSpan timeout, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, either.Token);
            return SendOutcome.Sent;
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            return late.IsCancellationRequested && !ct.IsCancellationRequested ? SendOutcome.NotTaken : SendOutcome.Broken;
        }
    }

    /// <summary>Says goodbye when that is still possible.</summary>
    public async Task CloseAsync()
    {
        using var late = new CancellationTokenSource(CloseTimeout, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, late.Token);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // It is closed then, which is what was wanted.
        }
    }

    public void Dispose() => socket.Dispose();
}
