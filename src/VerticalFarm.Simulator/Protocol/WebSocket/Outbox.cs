using System.Net.WebSockets;
using System.Text;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>
/// What waits to be sent to one client, in order. Bounded: a client that lets 4,096 messages pile up, or stays over 1,024 for five seconds,
/// loses them and is closed.
/// </summary>
internal sealed class Outbox(System.Net.WebSockets.WebSocket socket, FreezeGate freeze, TimeProvider time) : IDisposable
{
    public const int MaximumPending = 4_096;
    private const int PeakPending = 1_024;
    private static readonly TimeSpan PeakDuration = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<string> _pending = new();
    private readonly SemaphoreSlim _signal = new(0);
    private WebSocketCloseStatus? _closing;
    private long? _overPeakSince;

    /// <summary>Whether several waiting messages may go out as one frame with an array.</summary>
    public bool Coalesces { get; set; }

    public void Dispose() => _signal.Dispose();

    public void Add(string message)
    {
        lock (_lock)
        {
            if (_closing is not null)
            {
                return;
            }

            _pending.Enqueue(message);
            if (IsOverrun())
            {
                _pending.Clear();
                _closing = WebSocketCloseStatus.NormalClosure;
            }
        }

        _signal.Release();
    }

    /// <summary>Sends what waits and then a close frame; the first status given counts.</summary>
    public void Close(WebSocketCloseStatus status)
    {
        lock (_lock)
        {
            _closing ??= status;
        }

        _signal.Release();
    }

    /// <summary>Sends until closed; ends after the close frame.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _signal.WaitAsync(cancellationToken);
            await freeze.PassAsync(cancellationToken);
            while (Take() is { } text)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                await freeze.PassAsync(cancellationToken);
            }

            if (ClosingNow() is { } status)
            {
                await socket.CloseOutputAsync(status, string.Empty, cancellationToken);
                return;
            }
        }
    }

    private WebSocketCloseStatus? ClosingNow()
    {
        lock (_lock)
        {
            return _pending.Count == 0 ? _closing : null;
        }
    }

    private string? Take()
    {
        lock (_lock)
        {
            if (_pending.Count == 0)
            {
                return null;
            }

            if (!Coalesces || _pending.Count == 1)
            {
                var message = _pending.Dequeue();
                _overPeakSince = _pending.Count > PeakPending ? _overPeakSince : null;
                return message;
            }

            var frame = $"[{string.Join(',', _pending)}]";
            _pending.Clear();
            _overPeakSince = null;
            return frame;
        }
    }

    private bool IsOverrun()
    {
        if (_pending.Count <= PeakPending)
        {
            _overPeakSince = null;
            return false;
        }

        _overPeakSince ??= time.GetTimestamp();
        return _pending.Count >= MaximumPending || time.GetElapsedTime(_overPeakSince.Value) >= PeakDuration;
    }
}
