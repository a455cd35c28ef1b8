using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.HomeAssistant.Tests.Recordings;

namespace VerticalFarm.HomeAssistant.Tests.Connection;

public sealed class RecordedSessionTests
{
    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Every_recorded_service_call_gets_its_recorded_answer()
    {
        var recording = Recording.Load("024-call-service");
        await using var peer = await ScriptedPeer.StartAsync(socket => ReplayAsync(recording, socket));
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);
        var statuses = new List<(long Id, string? Code)>();

        foreach (var command in Commands(recording))
        {
            var id = command["id"]!.GetValue<long>();
            var result = await connection.CallAsync(command, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            statuses.Add((id, result.ErrorCode));
            Assert.Equal(result.ErrorCode is null ? ServiceCallStatus.Accepted : ServiceCallStatus.Refused, result.Status);
        }

        Assert.Equal(34, statuses.Count);
        Assert.Equal(["not_found", "not_found"], [statuses[3].Code, statuses[4].Code]);
        Assert.Equal((23, "home_assistant_error"), statuses[22]);
        Assert.Equal((24, "unknown_error"), statuses[23]);
        Assert.Equal((26, "service_validation_error"), statuses[25]);

        // The unknown and the stuck entity, the one of another domain, a brightness of 300: a success is no proof.
        Assert.All([13, 15, 20, 30], id => Assert.Null(statuses[id - 1].Code));
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Coalesced_frames_are_taken_apart_in_order()
    {
        var recording = Recording.Load("033-coalesced-messages");
        await using var peer = await ScriptedPeer.StartAsync(socket => ReplayAsync(recording, socket));
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);
        var ct = TestContext.Current.CancellationToken;
        var heard = new List<string>();

        Assert.Equal(ServiceCallStatus.Accepted, (await connection.CallAsync(Messages.CoalesceMessages(), TimeSpan.FromSeconds(30), ct)).Status);
        var subscription = await connection.SubscribeAsync(Messages.SubscribeEvents("state_changed"), Hear, ct);
        await connection.CallAsync(Messages.Ping(), TimeSpan.FromSeconds(30), ct);

        Assert.Equal(ServiceCallStatus.Accepted, subscription.Result.Status);
        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"sensor.farmsim_load_{number}").Order(), heard.Take(12).Order());

        bool Hear(JsonElement @event)
        {
            heard.Add(@event.GetProperty("data").GetProperty("entity_id").GetString()!);
            return true;
        }
    }

    /// <summary>Says what was recorded, waiting for the client where it had spoken; the recorded token is not compared.</summary>
    private static async Task ReplayAsync(Recording recording, PeerSocket socket)
    {
        foreach (var frame in recording.Frames.Where(frame => frame.Type is "text" or "close"))
        {
            await (frame switch
            {
                { FromServer: false } => socket.ReceiveAsync(),
                { Type: "close" } => socket.CloseAsync(),
                _ => socket.SendAsync(frame.Text),
            });
        }

        await socket.ReceiveAsync();
    }

    private static IEnumerable<JsonObject> Commands(Recording recording) => recording.Frames
        .Where(frame => frame is { FromServer: false, Type: "text" })
        .Select(frame => JsonNode.Parse(frame.Text)!.AsObject())
        .Where(command => command.ContainsKey("id"));
}
