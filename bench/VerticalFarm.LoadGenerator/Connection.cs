using System.Net.Sockets;

namespace VerticalFarm.LoadGenerator;

/// <summary>
/// One connection that is kept. By hand, as a client library costs more than what it measures: one request at a time, of the answer only the status is read, and where it ends.
/// </summary>
internal sealed class Connection(Uri gateway) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket? _socket;

    /// <summary>Sends a request.</summary>
    /// <returns>The status; 0 when the connection broke, and then nobody knows what became of it.</returns>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        try
        {
            _socket ??= await OpenAsync(ct);
            while (request.Length > 0)
            {
                request = request[await _socket.SendAsync(request, ct)..];
            }

            return await ReadAsync(_socket, ct);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            Dispose();
            return 0;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<Socket> OpenAsync(CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(gateway.Host, gateway.Port, ct);
        return socket;
    }

    private async Task<int> ReadAsync(Socket socket, CancellationToken ct)
    {
        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(filled), ct);
            if (read == 0)
            {
                throw new IOException("The connection was closed.");
            }

            filled += read;
            if (IsWhole(_buffer.AsSpan(0, filled)))
            {
                var status = ((_buffer[9] - '0') * 100) + ((_buffer[10] - '0') * 10) + (_buffer[11] - '0');
                if (_buffer.AsSpan(0, filled).IndexOf("Connection: close"u8) >= 0)
                {
                    Dispose();
                }

                return status;
            }

            // Of a long answer only the end matters from here on.
            if (filled == _buffer.Length)
            {
                throw new IOException("The answer is longer than a load generator reads.");
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8) && answer.Length > head + 4;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(answer[(length + 16)..], out int body, out _) && answer.Length >= head + 4 + body;
    }
}
