using System.Text.Json;

namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>The script of a Home Assistant that answers as the real one does; what a test wants otherwise it replaces.</summary>
internal sealed class FakeHomeAssistant
{
    public const string Welcome = """{"type":"auth_required","ha_version":"2023.12.4"}""";
    public const string Accepted = """{"type":"auth_ok","ha_version":"2023.12.4"}""";

    private readonly TaskCompletionSource<PeerSocket> _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>State and compressed attributes by entity.</summary>
    public Dictionary<string, string> Entities { get; init; } = [];

    public string State { get; set; } = "RUNNING";

    /// <summary>Whether pings are answered.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>Answers that a test replaces: by message type, the frames to send instead.</summary>
    public Dictionary<string, Func<PeerSocket, JsonElement, Task>> Overrides { get; } = [];

    /// <summary>Ids of all commands, in the order in which they came.</summary>
    public List<long> Ids { get; } = [];

    /// <summary>Types of all commands.</summary>
    public List<string> Types { get; } = [];

    /// <summary>The last subscription to entities: its id.</summary>
    public long SubscriptionId { get; private set; }

    /// <summary>The connection that has subscribed to entities.</summary>
    public Task<PeerSocket> Subscribed => _subscribed.Task;

    public static async Task AuthenticateAsync(PeerSocket socket)
    {
        await socket.SendAsync(Welcome);
        var auth = await socket.ReceiveAsync();
        Assert.Equal("auth", auth.GetProperty("type").GetString());
        await socket.SendAsync(Accepted);
    }

    public static string Result(JsonElement command, string result = "null") =>
        $$"""{"id":{{command.GetProperty("id").GetInt64()}},"type":"result","success":true,"result":{{result}}}""";

    /// <summary>An event of the last subscription to entities.</summary>
    public string Event(string compressed) => $$"""{"type":"event","event":{{compressed}},"id":{{SubscriptionId}}}""";

    public string Changed(string entityId, string state, long at = 1795425320) =>
        Event($$$"""{"c":{"{{{entityId}}}":{"+":{"s":"{{{state}}}","lc":{{{at}}} } } } }""");

    public async Task RunAsync(PeerSocket socket)
    {
        await AuthenticateAsync(socket);
        while (true)
        {
            await AnswerAsync(socket, await socket.ReceiveAsync());
        }
    }

    private async Task AnswerAsync(PeerSocket socket, JsonElement command)
    {
        var type = command.GetProperty("type").GetString()!;
        lock (Ids)
        {
            Ids.Add(command.GetProperty("id").GetInt64());
            Types.Add(type);
        }

        if (Overrides.TryGetValue(type, out var instead))
        {
            await instead(socket, command);
            return;
        }

        switch (type)
        {
            case "ping" when IsAlive:
                await socket.SendAsync($$"""{"id":{{command.GetProperty("id").GetInt64()}},"type":"pong"}""");
                break;
            case "ping":
                break;
            case "get_config":
                await socket.SendAsync(Result(command, $$$"""{"state":"{{{State}}}","unit_system":{"temperature":"°C"}}"""));
                break;
            case "subscribe_entities":
                await SubscribeAsync(socket, command);
                break;
            default:
                await socket.SendAsync(Result(command));
                break;
        }
    }

    /// <summary>The result and the first event share a frame, as they can.</summary>
    private async Task SubscribeAsync(PeerSocket socket, JsonElement command)
    {
        var asked = command.GetProperty("entity_ids").EnumerateArray().Select(id => id.GetString()!).Where(Entities.ContainsKey);
        var added = string.Join(",", asked.Select(id => $$"""{{JsonSerializer.Serialize(id)}}:{"s":"{{Entities[id]}}","a":{},"lc":1795425284.5}"""));
        SubscriptionId = command.GetProperty("id").GetInt64();
        await socket.SendAsync($"[{Result(command)},{Event($$"""{"a":{ {{added}} } }""")}]");
        _subscribed.TrySetResult(socket);
    }
}
