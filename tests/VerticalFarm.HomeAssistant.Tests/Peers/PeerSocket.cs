using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>The client has closed or broken the connection.</summary>
internal sealed class PeerGoneException : Exception;

/// <summary>A connection as the server has it.</summary>
internal sealed class PeerSocket(WebSocket socket, string path, Action abort)
{
    public string Path { get; } = path;

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendBinaryAsync(byte[] data) => SendAsync(data, WebSocketMessageType.Binary);

    /// <summary>The next message of the client.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var frame = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (frame.MessageType == WebSocketMessageType.Close)
                {
                    throw new PeerGoneException();
                }

                message.Write(buffer, 0, frame.Count);
                if (frame.EndOfMessage)
                {
                    return JsonDocument.Parse(message.ToArray()).RootElement;
                }
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
        {
            throw new PeerGoneException();
        }
    }

    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Ends the TCP connection without a close frame.</summary>
    public void Abort() => abort();

    private async Task SendAsync(byte[] data, WebSocketMessageType type)
    {
        try
        {
            await socket.SendAsync(data, type, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
        {
            throw new PeerGoneException();
        }
    }
}
