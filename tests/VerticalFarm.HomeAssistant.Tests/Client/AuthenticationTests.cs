using VerticalFarm.HomeAssistant.Client;
using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.HomeAssistant.Tests.Recordings;

namespace VerticalFarm.HomeAssistant.Tests.Client;

public sealed class AuthenticationTests
{
    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData("003-auth-invalid")]
    [InlineData("004-auth-malformed")]
    public async Task A_refused_token_is_an_invalid_token_and_nothing_of_what_the_peer_says_is_shown(string recording)
    {
        var said = Recording.Load(recording).FromServer.ToList();
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await socket.SendAsync(said[0]);
            var token = (await socket.ReceiveAsync()).GetProperty("access_token").GetString()!;
            await socket.SendAsync(said[1].Replace("<LONG_LIVED_TOKEN>", token, StringComparison.Ordinal));
            await socket.CloseAsync();
        });

        var failure = await FailureAsync(peer.Endpoint, TimeProvider.System);

        Assert.Equal(DisconnectReason.InvalidToken, failure.Reason);
        Assert.DoesNotContain(peer.Endpoint.AccessToken, failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_ends_during_authentication_was_closed_by_the_peer(bool afterToken)
    {
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await socket.SendAsync(FakeHomeAssistant.Welcome);
            if (afterToken)
            {
                await socket.ReceiveAsync();
                socket.Abort();
            }
            else
            {
                await socket.CloseAsync();
            }
        });

        Assert.Equal(DisconnectReason.ClosedByPeer, (await FailureAsync(peer.Endpoint, TimeProvider.System)).Reason);
    }

    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("""{"type":"auth_ok"}""")]
    public async Task A_peer_that_does_not_ask_for_the_token_never_sees_it(string greeting)
    {
        var heard = 0;
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await socket.SendAsync(greeting);
            await socket.ReceiveAsync();
            heard++;
        });

        Assert.Equal(DisconnectReason.ProtocolError, (await FailureAsync(peer.Endpoint, TimeProvider.System)).Reason);
        Assert.Equal(0, heard);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Authentication_that_does_not_end_is_given_up()
    {
        var clock = new TestClock();
        await using var peer = await ScriptedPeer.StartAsync(async socket => await socket.ReceiveAsync());

        var failure = FailureAsync(peer.Endpoint, clock, new HomeAssistantOptions { AuthenticationTimeout = TimeSpan.FromSeconds(11) });
        await clock.ArmedAsync(due => due == TimeSpan.FromSeconds(11));
        clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(DisconnectReason.Frozen, (await failure).Reason);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_connection_asks_for_coalesced_messages_and_knows_the_version()
    {
        var home = new FakeHomeAssistant();
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        using var client = new HomeAssistantClient(peer.Endpoint, new HomeAssistantOptions(), TimeProvider.System);

        var result = await client.ConnectAsync(TestContext.Current.CancellationToken);
        await using var connection = result.Connection!;

        Assert.Null(result.Failure);
        Assert.Equal("2023.12.4", connection.Version);
        Assert.Equal(["supported_features"], home.Types);
    }

    internal static async Task<VerticalFarm.HomeAssistant.Connection.Disconnection> FailureAsync(
        HomeAssistantEndpoint endpoint, TimeProvider time, HomeAssistantOptions? options = null)
    {
        using var client = new HomeAssistantClient(endpoint, options ?? new HomeAssistantOptions(), time);
        var result = await client.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.Null(result.Connection);
        return result.Failure!;
    }
}
