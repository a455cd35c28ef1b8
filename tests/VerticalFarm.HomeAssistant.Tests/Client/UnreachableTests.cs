using System.Net;
using System.Net.Sockets;
using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Client;

public sealed class UnreachableTests
{
    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_port_that_nobody_listens_at_is_unreachable()
    {
        await using var peer = await ScriptedPeer.StartAsync(_ => Task.CompletedTask);
        await peer.StopAsync();

        var failure = await AuthenticationTests.FailureAsync(peer.Endpoint, TimeProvider.System);

        Assert.Equal(DisconnectReason.Unreachable, failure.Reason);
        Assert.Equal($"Home Assistant at http://127.0.0.1:{peer.Port} cannot be reached: nothing listens at that port.", failure.Message);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_peer_that_accepts_and_says_nothing_is_unreachable_after_the_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var clock = new TestClock();

        var failure = AuthenticationTests.FailureAsync(new HomeAssistantEndpoint(new Uri($"http://{silent.LocalEndpoint}"), "token"), clock);
        await clock.ArmedAsync(due => due == TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(DisconnectReason.Unreachable, (await failure).Reason);
        Assert.Contains("no answer within 10 s", (await failure).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task An_address_that_the_host_forbids_is_not_connected_to()
    {
        var connected = 0;
        await using var peer = await ScriptedPeer.StartAsync(_ => Task.FromResult(connected++));
        var asked = new List<IPAddress>();
        var options = new HomeAssistantOptions { AllowAddress = Forbid };

        var failure = await AuthenticationTests.FailureAsync(
            new HomeAssistantEndpoint(new Uri($"http://localhost:{peer.Port}"), "token"), TimeProvider.System, options);

        Assert.Equal(DisconnectReason.Unreachable, failure.Reason);
        Assert.Contains("its address is not allowed", failure.Message, StringComparison.Ordinal);
        Assert.Contains(IPAddress.Loopback, asked);
        Assert.Equal(0, connected);

        bool Forbid(IPAddress address)
        {
            asked.Add(address);
            return false;
        }
    }

    [Theory]
    [InlineData("http://farm.local:8123", "ws://farm.local:8123/api/websocket")]
    [InlineData("https://farm.example/ha/", "wss://farm.example/ha/api/websocket")]
    [InlineData("https://user:pass@farm.example?x=1#y", "wss://farm.example/api/websocket")]
    public void The_websocket_stands_below_the_address(string url, string expected) =>
        Assert.Equal(expected, new HomeAssistantEndpoint(new Uri(url), "token").WebSocketUrl.ToString());

    [Fact]
    public void An_endpoint_never_shows_its_token()
    {
        var endpoint = new HomeAssistantEndpoint(new Uri("http://user:pass@farm.local:8123"), "token-of-mine");

        Assert.DoesNotContain("token-of-mine", $"{endpoint}", StringComparison.Ordinal);
        Assert.DoesNotContain("pass", $"{endpoint}", StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new HomeAssistantEndpoint(new Uri("ftp://farm.local"), "token"));
    }
}
