using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Transport;

namespace VerticalFarm.HomeAssistant.Client;

/// <summary>Makes connections: opens the WebSocket, authenticates, and asks for coalesced messages.</summary>
internal sealed class HomeAssistantClient(HomeAssistantEndpoint endpoint, HomeAssistantOptions options, TimeProvider time) : IDisposable
{
    private readonly WebSocketOpener _opener = new(endpoint, options, time);

    /// <summary>Tries once.</summary>
    /// <exception cref="OperationCanceledException">Only when asked to by <paramref name="ct"/>.</exception>
    public async Task<ConnectResult> ConnectAsync(CancellationToken ct)
    {
        var opening = await _opener.OpenAsync(ct);
        if (opening.Transport is not { } transport)
        {
            return ConnectResult.Failed(DisconnectReason.Unreachable, opening.Failure);
        }

        HomeAssistantConnection? connection = null;
        try
        {
            var authentication = await new Authentication(endpoint, options, time).RunAsync(transport, ct);
            if (authentication.Failure is { } failure)
            {
                return new ConnectResult(null, failure);
            }

            connection = new HomeAssistantConnection(transport, authentication.Version, options, time);

            // Cores that do not know it refuse, and send messages one by one.
            await connection.CallAsync(Messages.CoalesceMessages(), options.CallTimeout, ct);
            return new ConnectResult(connection, null);
        }
        catch (OperationCanceledException) when (connection is not null)
        {
            await connection.DisposeAsync();
            throw;
        }
        finally
        {
            if (connection is null)
            {
                transport.Dispose();
            }
        }
    }

    public void Dispose() => _opener.Dispose();
}
