using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace VerticalFarm.HomeAssistant.Transport;

/// <summary>Opens the WebSocket of a Home Assistant.</summary>
internal sealed class WebSocketOpener(HomeAssistantEndpoint endpoint, HomeAssistantOptions options, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(GuardedHandler.Create(endpoint, options));

    public async Task<TransportOpening> OpenAsync(CancellationToken ct)
    {
        using var late = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        var socket = new ClientWebSocket();
        try
        {
            // Liveness is asked for by messages of the protocol, which a hung event loop does not answer.
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            socket.Options.CollectHttpResponseDetails = true;
            await socket.ConnectAsync(endpoint.WebSocketUrl, _invoker, either.Token);
            return new TransportOpening(new WebSocketTransport(socket, time), "");
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && failure is WebSocketException or HttpRequestException or OperationCanceledException)
        {
            var why = Explain(failure, socket.HttpStatusCode);
            socket.Dispose();
            return new TransportOpening(null, $"Home Assistant at {endpoint.DisplayAddress} cannot be reached: {why}.");
        }
        catch
        {
            // Being cancelled can look like a broken network.
            socket.Dispose();
            ct.ThrowIfCancellationRequested();
            throw;
        }
    }

    public void Dispose() => _invoker.Dispose();

    /// <summary>The innermost cause tells more than the layers around it.</summary>
    private string Explain(Exception failure, HttpStatusCode status) => (failure, failure.GetBaseException()) switch
    {
        (OperationCanceledException, _) => $"no answer within {options.ConnectTimeout.TotalSeconds:0} s",
        (_, AddressForbiddenException) => "its address is not allowed",
        (_, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) => "nothing listens at that port",
        (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }) => "its name is not known",
        (_, System.Security.Authentication.AuthenticationException) => "its certificate is not trusted",
        (_, SocketException cause) => $"network error {cause.SocketErrorCode}",
        _ when status is HttpStatusCode.Forbidden => "it refuses this address with HTTP status 403, as it does after too many wrong tokens (see its ip_bans.yaml)",
        _ when status is not 0 => $"it answers with HTTP status {(int)status}, which Home Assistant does not",
        _ => "the connection broke",
    };
}
