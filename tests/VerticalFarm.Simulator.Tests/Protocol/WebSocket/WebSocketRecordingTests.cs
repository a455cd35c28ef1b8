using Microsoft.Extensions.Time.Testing;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;
using VerticalFarm.Testing;

namespace VerticalFarm.Simulator.Tests.Protocol.WebSocket;

/// <summary>The simulator's WebSocket against that of a real Home Assistant: messages, their order, and how a session ends.</summary>
public sealed class WebSocketRecordingTests
{
    private const int MaximumBytes = 4 * 1024 * 1024;

    [Theory]
    [InlineData("001-auth-ok")]
    [InlineData("002-auth-ok-permessage-deflate")]
    [InlineData("003-auth-invalid")]
    [InlineData("004-auth-malformed")]
    [InlineData("005-auth-no-token")]
    [InlineData("006-auth-command-before-auth")]
    [InlineData("007-auth-not-json")]
    [InlineData("008-auth-binary-frame")]
    [InlineData("010-auth-header-is-ignored")]
    [InlineData("011-ping-and-ids")]
    [InlineData("012-invalid-json-after-auth")]
    [InlineData("013-binary-frame-after-auth")]
    [InlineData("014-second-auth-message")]
    [InlineData("015-get-states")]
    [InlineData("016-get-config")]
    [InlineData("032-subscribe-entities-all")]
    [InlineData("101-restart-seen-by-client")]
    public Task A_session_goes_as_recorded(string recording) => ReplayAsync(RecordedSession.Load(recording));

    /// <summary>Of longer sessions the commands that the simulator's room can take part in.</summary>
    [Theory]
    [InlineData("019-registries", 1, 3, 4, 5, 6)]
    [InlineData("021-subscribe-events-all", 1, 4)]
    [InlineData("022-subscribe-twice", 1, 2, 3, 4)]
    [InlineData("024-call-service", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 18, 20, 31, 32, 33)]
    [InlineData("033-coalesced-messages", 1, 6, 7, 8, 9, 10, 11)]
    [InlineData("036-history-and-statistics", 1, 2)]
    public Task The_commands_of_a_session_go_as_recorded(string recording, params int[] ids) => ReplayAsync(RecordedSession.Load(recording).Only(ids));

    [Fact]
    public async Task Subscribing_to_changes_and_unsubscribing_goes_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        // In the recording the owner had switched the device before: its state has a user from the first event on.
        await SessionReplay.RunAsync(server, RecordedSession.Load("024-call-service").Only(1, 3));
        await SessionReplay.RunAsync(server, RecordedSession.Load("020-subscribe-events-state-changed").Only(1, 2, 3, 6, 7, 8, 9));
    }

    [Fact]
    public async Task Who_is_no_administrator_is_answered_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        // As above: somebody had switched the device before.
        await SessionReplay.RunAsync(server, RecordedSession.Load("024-call-service").Only(1, 3));
        await SessionReplay.RunAsync(server, RecordedSession.Load("034-non-admin-user").Only(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17));
    }

    [Fact]
    public async Task A_client_that_says_nothing_is_closed_after_ten_seconds_as_recorded()
    {
        var recorded = RecordedSession.Load("009-auth-timeout-10s").Frames[^1];
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = await TestServers.StartAsync(time);
        using var client = await RawClient.ConnectAsync(server.Url);
        await client.ReceiveAsync();
        var closing = client.ReceiveAsync();
        await Eventually.BecomesTrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(10));
                return closing.IsCompleted;
            },
            TimeSpan.FromSeconds(20), "the silent client is closed", TestContext.Current.CancellationToken);
        Assert.Equal(recorded.Data, (await closing).GetRawText());
    }

    [Fact]
    public async Task A_message_under_4_MiB_is_read_and_one_over_it_closes_the_session_as_recorded()
    {
        var recorded = RecordedSession.Load("037-inbound-message-over-4MiB").Frames[^1];
        await using var server = await TestServers.StartAsync();
        using var client = await RawClient.SignInAsync(server.Url);
        await client.SendAsync("""{"id":1,"type":"ping"}""".PadRight(MaximumBytes - 1));
        Assert.Equal("pong", (await client.ReceiveAsync()).GetProperty("type").GetString());
        await client.SendAsync("""{"id":2,"type":"ping"}""".PadRight(MaximumBytes + 1));
        Assert.Equal(recorded.Data, (await client.ReceiveAsync()).GetRawText());
    }

    [Fact]
    public async Task A_revoked_token_closes_the_session_as_recorded()
    {
        var recorded = RecordedSession.Load("038-token-revoked-live-connection").Frames.Last(frame => frame.Kind == FrameKind.Close);
        await using var server = await TestServers.StartAsync();
        using var client = await RawClient.SignInAsync(server.Url);
        await server.Faults.SetTokenRejectedAsync(true);
        Assert.Equal(recorded.Data, (await client.ReceiveAsync()).GetRawText());
    }

    private static async Task ReplayAsync(RecordedSession session)
    {
        await using var server = await TestServers.StartAsync();
        await SessionReplay.RunAsync(server, session);
    }
}
