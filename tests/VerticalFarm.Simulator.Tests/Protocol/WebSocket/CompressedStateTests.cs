using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.WebSocket;

/// <summary>What <c>subscribe_entities</c> tells of a change, against the recorded events of the same changes.</summary>
public sealed class CompressedStateTests
{
    private const string Probe = "sensor.ext_new";
    private const string Lamps = "light.grow_lamps";
    private const string Flaky = "switch.co2_valve";

    private static readonly RecordedSession Recorded = RecordedSession.Load("031-subscribe-entities");

    [Fact]
    public async Task A_state_that_appears_changes_and_goes_is_told_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var client = await SubscribeAsync(server, Probe);
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", TestServers.Token) } };
        var address = new Uri(server.Url, "api/states/" + Probe);
        var expected = new Queue<JsonElement>(EventsOf(Probe));

        foreach (var write in (string[])[
            """{"state":"1","attributes":{"unit_of_measurement":"ppm","x":1}}""",
            """{"state":"1","attributes":{"x":2}}""",
            """{"state":"1","attributes":{"x":2},"force_update":true}"""])
        {
            using var body = new StringContent(write, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(address, body, TestContext.Current.CancellationToken);
            Expect(expected.Dequeue(), await client.ReceiveAsync());
        }

        using var gone = await http.DeleteAsync(address, TestContext.Current.CancellationToken);
        Expect(expected.Dequeue(), await client.ReceiveAsync());
        Assert.Empty(expected);
    }

    [Fact]
    public async Task Lamps_that_are_dimmed_and_switched_off_are_told_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var client = await SubscribeAsync(server, Lamps);
        await CallAsync(client, "light", Lamps, """{"brightness":100}""");
        await ExpectAnswersAsync(client, 4);
        await ExpectAnswersAsync(client, 5);
    }

    [Fact]
    public async Task An_actuator_that_becomes_unavailable_and_comes_back_is_told_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var client = await SubscribeAsync(server, Flaky);
        await CallAsync(client, "switch", Flaky, "{}");
        var expected = EventsOf(Flaky).Where(message => message.GetProperty("event").TryGetProperty("c", out _)).ToArray();
        Assert.Equal(2, expected.Length);

        server.Faults.SetAvailable(Flaky, available: false);
        Expect(expected[0], await client.ReceiveAsync());
        server.Faults.SetAvailable(Flaky, available: true);
        Expect(expected[1], await client.ReceiveAsync());
    }

    [Fact]
    public async Task Entities_that_never_existed_and_ids_that_are_none_are_answered_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        await SessionReplay.RunAsync(server, Recorded.Only(10, 11));
    }

    /// <summary>Sends a recorded command and expects the recorded event and result.</summary>
    private static async Task ExpectAnswersAsync(RawClient client, int id)
    {
        var command = Recorded.Frames.Single(frame => !frame.FromServer && Id(frame) == id);
        var at = Recorded.Frames.ToList().IndexOf(command);
        await client.SendAsync(command.Data);
        foreach (var frame in Recorded.Frames.Skip(at + 1).Take(2))
        {
            Expect(frame.Messages.Single(), await client.ReceiveAsync());
        }
    }

    private static async Task<RawClient> SubscribeAsync(SimulatorServer server, string entityId)
    {
        var client = await RawClient.SignInAsync(server.Url);
        await client.SendAsync($$"""{"id":1,"type":"subscribe_entities","entity_ids":["{{entityId}}"]}""");
        Assert.True((await client.ReceiveAsync()).GetProperty("success").GetBoolean());
        Assert.True((await client.ReceiveAsync()).GetProperty("event").TryGetProperty("a", out _));
        return client;
    }

    /// <summary>Switches something on as the owner and reads up to the result, so that its state is the owner's doing as in the recording.</summary>
    private static async Task CallAsync(RawClient client, string domain, string entityId, string data)
    {
        await client.SendAsync(
            "{\"id\":2,\"type\":\"call_service\",\"service\":\"turn_on\"," +
            $"\"domain\":\"{domain}\",\"target\":{{\"entity_id\":\"{entityId}\"}},\"service_data\":{data}}}");
        while ((await client.ReceiveAsync()).GetProperty("type").GetString() != "result")
        {
        }
    }

    private static void Expect(JsonElement recorded, JsonElement answered) => Assert.Empty(JsonShape.Differences(recorded, answered));

    private static IEnumerable<JsonElement> EventsOf(string entityId) => Recorded.Frames
        .Where(frame => frame is { FromServer: true, Kind: FrameKind.Text } && frame.Data.Contains(entityId, StringComparison.Ordinal))
        .SelectMany(frame => frame.Messages);

    private static int? Id(RecordedFrame frame) =>
        frame.Kind == FrameKind.Text && frame.Messages.First().TryGetProperty("id", out var id) ? id.GetInt32() : null;
}
