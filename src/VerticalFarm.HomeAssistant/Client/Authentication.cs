using System.Text.Json;
using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Transport;

namespace VerticalFarm.HomeAssistant.Client;

/// <summary>
/// The phase before commands: auth_required, auth, then auth_ok or auth_invalid. Nothing that the peer says here is shown
/// or logged, except the version: Home Assistant echoes a message that it finds malformed, token and all.
/// </summary>
internal sealed class Authentication(HomeAssistantEndpoint endpoint, HomeAssistantOptions options, TimeProvider time)
{
    public async Task<AuthenticationResult> RunAsync(WebSocketTransport transport, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(options.AuthenticationTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            var greeting = await ReceiveAsync(transport, either.Token);
            if (greeting.Type != "auth_required")
            {
                return Failed(greeting, "it does not ask for a token, as Home Assistant does");
            }

            var answer = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["type"] = "auth", ["access_token"] = endpoint.AccessToken });
            if (await transport.SendAsync(answer, options.AuthenticationTimeout, either.Token) != SendOutcome.Sent)
            {
                ct.ThrowIfCancellationRequested();
                return Failed(DisconnectReason.ClosedByPeer, "the connection broke during authentication");
            }

            var verdict = await ReceiveAsync(transport, either.Token);
            return verdict.Type switch
            {
                "auth_ok" => new AuthenticationResult(verdict.Version ?? greeting.Version ?? "", null),
                "auth_invalid" => Failed(DisconnectReason.InvalidToken, "it does not accept the access token"),
                _ => Failed(verdict, "it answers the token with something else than yes or no"),
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failed(DisconnectReason.Frozen, $"authentication took more than {options.AuthenticationTimeout.TotalSeconds:0} s");
        }
    }

    private AuthenticationResult Failed(AuthenticationMessage message, string why) => message.End switch
    {
        TransportEnd.Closed or TransportEnd.Broken => Failed(DisconnectReason.ClosedByPeer, "it closed the connection during authentication"),
        _ => Failed(DisconnectReason.ProtocolError, why),
    };

    private AuthenticationResult Failed(DisconnectReason reason, string why) =>
        new("", new Disconnection(reason, $"Home Assistant at {endpoint.DisplayAddress} cannot be used: {why}."));

    private static async Task<AuthenticationMessage> ReceiveAsync(WebSocketTransport transport, CancellationToken ct)
    {
        var received = await transport.ReceiveAsync(ct);
        return received.End == TransportEnd.None ? AuthenticationMessage.Parse(received.Text) : new AuthenticationMessage(received.End, null, null);
    }
}
