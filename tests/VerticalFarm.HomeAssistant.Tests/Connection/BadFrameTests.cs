using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Connection;

public sealed class BadFrameTests
{
    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData("not json")]
    [InlineData("{\"id\":1,")]
    [InlineData("42")]
    [InlineData("[1]")]
    [InlineData("{\"id\":1}")]
    [InlineData("")]
    public async Task What_is_not_the_protocol_ends_the_connection(string text)
    {
        await using var peer = await ScriptedPeer.StartAsync(socket => SayAsync(socket, text));
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);

        Assert.Equal(DisconnectReason.ProtocolError, (await connection.Ended).Reason);
    }

    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData("""{"id":null,"type":"result","success":false,"error":{"code":"invalid_format","message":"x"}}""")]
    [InlineData("""{"id":0,"type":"result","success":false}""")]
    [InlineData("""{"id":99,"type":"result","success":true,"result":null}""")]
    [InlineData("""{"id":"1","type":"event","event":{}}""")]
    [InlineData("""{"type":"something_new"}""")]
    public async Task A_message_for_nobody_is_passed_over(string text)
    {
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await SayAsync(socket, text);
            await socket.CloseAsync();
        });
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);

        Assert.Equal(DisconnectReason.ClosedByPeer, (await connection.Ended).Reason);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_binary_frame_ends_the_connection()
    {
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await FakeHomeAssistant.AuthenticateAsync(socket);
            await socket.SendBinaryAsync([1, 2, 3]);
        });
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);

        Assert.Equal(DisconnectReason.ProtocolError, (await connection.Ended).Reason);
    }

    private static async Task SayAsync(PeerSocket socket, string text)
    {
        await FakeHomeAssistant.AuthenticateAsync(socket);
        await socket.SendAsync(text);
    }
}
