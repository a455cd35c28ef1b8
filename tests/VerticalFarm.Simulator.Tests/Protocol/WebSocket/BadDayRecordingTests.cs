using System.Net.Http.Headers;
using System.Net.WebSockets;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.WebSocket;

/// <summary>How a session goes when Home Assistant restarts, stands still or dies: as it was recorded of a real one.</summary>
public sealed class BadDayRecordingTests
{
    private const string Pump = "switch.heater";

    [Fact]
    public async Task A_restart_that_another_asked_for_is_seen_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var client = await ListeningAsync(server);
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", TestServers.Token) } };
        using var answer = await http.PostAsync(new Uri(server.Url, "api/services/homeassistant/restart"), null, TestContext.Current.CancellationToken);

        Assert.Equal("[]", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await SaysAsync(client, RecordedSession.Load("102-restart-second-client").AfterCommand(1).Skip(1));
    }

    [Fact]
    public async Task A_stop_is_seen_as_recorded()
    {
        var server = await TestServers.StartAsync();
        using var client = await ListeningAsync(server);

        var stopping = server.DisposeAsync();

        // In the recording a call was under way, and its event is the first.
        await SaysAsync(client, RecordedSession.Load("105-sigterm-seen-by-client").Frames.Where(frame => frame.FromServer).TakeLast(2));
        await stopping;
    }

    [Fact]
    public async Task A_process_that_was_killed_ends_the_connection_without_a_word_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var client = await ListeningAsync(server);

        server.Faults.DropConnections();

        await Assert.ThrowsAsync<WebSocketException>(client.ReceiveAsync);
    }

    [Fact]
    public async Task What_was_sent_to_a_process_that_stands_still_is_carried_out_when_it_goes_on_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var client = await RawClient.SignInAsync(server.Url);
        await client.SendAsync($$"""{"id":1,"type":"call_service","domain":"switch","service":"turn_off","target":{"entity_id":"{{Pump}}"} }""");
        await client.ReceiveAsync();
        await client.SendAsync("""{"id":2,"type":"subscribe_events","event_type":"state_changed"}""");
        await client.ReceiveAsync();
        var recorded = RecordedSession.Load("104-frozen-peer-sigstop-8s").Only(2, 3);

        server.Faults.Freeze();
        await client.SendAsync("""{"id":12,"type":"ping"}""");
        await client.SendAsync($$"""{"id":13,"type":"call_service","domain":"switch","service":"turn_on","target":{"entity_id":"{{Pump}}"} }""");
        Assert.Equal("off", server.State(Pump)!.State);
        server.Faults.Thaw();

        Assert.Equal("pong", (await client.ReceiveAsync()).GetProperty("type").GetString());
        Assert.Equal("event", (await client.ReceiveAsync()).GetProperty("type").GetString());
        Assert.Equal("result", (await client.ReceiveAsync()).GetProperty("type").GetString());
        Assert.Equal("on", server.State(Pump)!.State);
        Assert.Equal(["pong", "event", "result"], recorded.Frames.Where(frame => frame.FromServer).Skip(2).Take(3).Select(frame => frame.Messages.Single().GetProperty("type").GetString()));
    }

    private static async Task<RawClient> ListeningAsync(SimulatorServer server)
    {
        var client = await RawClient.SignInAsync(server.Url);
        await client.SendAsync("""{"id":1,"type":"subscribe_events"}""");
        await client.ReceiveAsync();
        return client;
    }

    private static async Task SaysAsync(RawClient client, IEnumerable<RecordedFrame> recorded)
    {
        foreach (var frame in recorded)
        {
            var answered = await client.ReceiveAsync();
            var differences = frame.Kind == FrameKind.Close
                ? frame.Data == answered.GetRawText() ? [] : [$"recorded the end {frame.Data}, answered {answered}"]
                : JsonShape.Differences(frame.Messages.Single(), answered);
            Assert.True(differences.Count == 0, $"{string.Join("\n", differences)}\nanswered: {answered}");
        }
    }
}
