using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.HomeAssistant.Transport;

namespace VerticalFarm.HomeAssistant.Tests.Transport;

public sealed class MessageSizeTests
{
    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_message_of_many_megabytes_arrives_whole_and_small_ones_after_it()
    {
        var home = new FakeHomeAssistant();
        home.Overrides["get_states"] = (socket, command) => socket.SendAsync(FakeHomeAssistant.Result(command, $"\"{new string('x', 12_000_000)}\""));
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);
        var ct = TestContext.Current.CancellationToken;

        var large = await connection.CallAsync(Messages.GetStates(), TimeSpan.FromSeconds(30), ct);
        var small = await connection.CallAsync(Messages.GetConfig(), TimeSpan.FromSeconds(30), ct);

        Assert.Equal(12_000_000, large.Result.GetString()!.Length);
        Assert.Equal("RUNNING", small.Result.GetProperty("state").GetString());
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_message_over_the_limit_ends_the_connection()
    {
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await FakeHomeAssistant.AuthenticateAsync(socket);
            await socket.SendAsync(new string(' ', WebSocketTransport.MaxMessageBytes + 1));
        });
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);

        Assert.Equal(DisconnectReason.ProtocolError, (await connection.Ended).Reason);
    }
}
