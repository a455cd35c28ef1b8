using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.WebSocket;

/// <summary>A WebSocket without manners: it sends what it is told to, and hands out what comes, message by message.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonElement> _received = new();

    private RawClient()
    {
    }

    public static async Task<RawClient> ConnectAsync(Uri server, string? authorization = null, bool compresses = false)
    {
        var client = new RawClient();
        client._socket.Options.DangerousDeflateOptions = compresses ? new WebSocketDeflateOptions() : null;
        if (authorization is not null)
        {
            client._socket.Options.SetRequestHeader("Authorization", authorization);
        }

        using var patience = Patient();
        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/api/websocket" }.Uri, patience.Token);
        return client;
    }

    /// <summary>Connects and signs in with the owner's token.</summary>
    public static async Task<RawClient> SignInAsync(Uri server)
    {
        var client = await ConnectAsync(server);
        await client.ReceiveAsync();
        await client.SendAsync($$"""{"type":"auth","access_token":"{{TestServers.Token}}"}""");
        await client.ReceiveAsync();
        return client;
    }

    public void Dispose() => _socket.Dispose();

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type)
    {
        using var patience = Patient();
        await _socket.SendAsync(bytes, type, endOfMessage: true, patience.Token);
    }

    /// <summary>The next message, or the code of the close frame as a number. Several messages in one frame are handed out one by one.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        if (_received.Count == 0)
        {
            foreach (var message in RecordedFrame.MessagesOf(await ReceiveFrameAsync()))
            {
                _received.Enqueue(message);
            }
        }

        return _received.Dequeue();
    }

    private async Task<JsonElement> ReceiveFrameAsync()
    {
        using var patience = Patient();
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return JsonElement.Parse(((int)_socket.CloseStatus!.Value).ToString(CultureInfo.InvariantCulture));
            }

            text.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return JsonElement.Parse(text.ToArray());
            }
        }
    }

    private static CancellationTokenSource Patient()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return patience;
    }
}
