using System.Net.WebSockets;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.WebSocket;

/// <summary>Plays the client's part of a recorded session and holds the simulator's part against the recorded one, in order.</summary>
internal static class SessionReplay
{
    private const string TokenPlaceholder = "<LONG_LIVED_TOKEN>";
    private const string ViewerPlaceholder = "<NON_ADMIN_TOKEN>";

    /// <summary>A message without an id: answered whatever went before, so what comes before that answer is all that there was to come.</summary>
    private const string Probe = "{}";

    public static async Task RunAsync(SimulatorServer server, RecordedSession session)
    {
        using var client = await RawClient.ConnectAsync(server.Url, session.AuthorizesUpgrade ? $"Bearer {TestServers.Token}" : null, session.Compresses);
        foreach (var frame in session.Frames)
        {
            await PlayAsync(client, session, frame);
        }

        if (session.Frames[^1].Kind != FrameKind.Close)
        {
            await client.SendAsync(Probe);
            var last = await client.ReceiveAsync();
            Assert.True(last.TryGetProperty("success", out var success) && !success.GetBoolean(), $"{session.Name}\nanswered beyond the recording: {last}");
        }
    }

    private static async Task PlayAsync(RawClient client, RecordedSession session, RecordedFrame frame)
    {
        switch (frame)
        {
            case { FromServer: false, Kind: FrameKind.Text }:
                await client.SendAsync(Own(frame.Data));
                break;
            case { FromServer: false }:
                await client.SendAsync(Convert.FromHexString(frame.Data), WebSocketMessageType.Binary);
                break;
            case { Kind: FrameKind.Close }:
                Assert.Equal(frame.Data, (await client.ReceiveAsync()).GetRawText());
                break;
            default:
                foreach (var recorded in (frame with { Data = Own(frame.Data) }).Messages)
                {
                    var answered = await client.ReceiveAsync();
                    var differences = JsonShape.Differences(recorded, answered);
                    Assert.True(
                        differences.Count == 0,
                        $"{session.Name}\n  {string.Join("\n  ", differences)}\nanswered: {answered.GetRawText()[..Math.Min(answered.GetRawText().Length, 1_000)]}");
                }

                break;
        }
    }

    private static string Own(string data) =>
        data.Replace(TokenPlaceholder, TestServers.Token, StringComparison.Ordinal).Replace(ViewerPlaceholder, TestServers.ViewerToken, StringComparison.Ordinal);
}
