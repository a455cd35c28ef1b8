using System.Text.Json;
using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Runner;

public sealed class RegistryTests
{
    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_watched_entity_that_is_renamed_is_told_of_and_others_are_not()
    {
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "off" } };
        long registry = 0;
        home.Overrides["subscribe_events"] = (socket, command) =>
        {
            registry = command.GetProperty("event_type").ValueEquals("entity_registry_updated") ? command.GetProperty("id").GetInt64() : registry;
            return socket.SendAsync(FakeHomeAssistant.Result(command));
        };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, "fan.hall");
        await runner.Listener.NextAsync<Told.Connected>();
        var socket = await home.Subscribed;

        await socket.SendAsync(Update("light.other", "light.renamed"));
        await socket.SendAsync(Update("fan.hall", "fan.north_hall"));

        Assert.Equal([new EntityRename("fan.hall", "fan.north_hall")], (await runner.Listener.NextAsync<Told.Renamed>()).Entities);

        string Update(string from, string to) =>
            $$$"""{"id":{{{registry}}},"type":"event","event":{"event_type":"entity_registry_updated","data":{"action":"update","entity_id":"{{{to}}}","changes":{"entity_id":"{{{from}}}"},"old_entity_id":"{{{from}}}"} } }""";
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_recorded_registry_is_read_and_a_refused_one_is_an_error()
    {
        var answer = Recordings.Recording.Load("019-registries").FromServer.Single(text => text.StartsWith("{\"id\":3,", StringComparison.Ordinal));
        var home = new FakeHomeAssistant();
        home.Overrides["config/entity_registry/list"] = (socket, command) =>
            socket.SendAsync(FakeHomeAssistant.Result(command, JsonElement.Parse(answer).GetProperty("result").GetRawText()));
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System);
        var session = (await runner.Listener.NextAsync<Told.Connected>()).Session;

        var registry = await session.GetRegistryAsync(TestContext.Current.CancellationToken);

        Assert.Contains(new RegisteredEntity("b17fcf1b51048443f0d5dc7b52c8447c", "sensor.zone_1_temperature"), registry);
        home.Overrides["config/entity_registry/list"] = (socket, command) => socket.SendAsync(Refusal(command, "unknown_command"));
        await Assert.ThrowsAsync<HomeAssistantCallException>(() => session.GetRegistryAsync(TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_message_goes_to_a_notify_service_or_to_the_entity_of_that_name_where_there_is_none()
    {
        var home = new FakeHomeAssistant();
        var sent = new List<string>();
        home.Overrides["call_service"] = (socket, command) =>
        {
            var service = command.GetProperty("service").GetString();
            sent.Add($"{command.GetProperty("domain").GetString()}.{service} {command.GetProperty("service_data").GetRawText()}");
            return socket.SendAsync(service is "old_phone" or "send_message" ? FakeHomeAssistant.Result(command) : Refusal(command, "not_found"));
        };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System);
        var session = (await runner.Listener.NextAsync<Told.Connected>()).Session;

        Assert.Equal(ServiceCallStatus.Accepted, (await session.NotifyAsync("old_phone", "Hall", "Too warm", TimeSpan.FromSeconds(30), CancellationToken.None)).Status);
        Assert.Equal(ServiceCallStatus.Accepted, (await session.NotifyAsync("new_phone", null, "Too warm", TimeSpan.FromSeconds(30), CancellationToken.None)).Status);

        Assert.Equal(
            [
                """notify.old_phone {"message":"Too warm","title":"Hall"}""",
                """notify.new_phone {"message":"Too warm"}""",
                """notify.send_message {"message":"Too warm","entity_id":"notify.new_phone"}""",
            ],
            sent);
    }

    private static string Refusal(JsonElement command, string code) =>
        $$$"""{"id":{{{command.GetProperty("id").GetInt64()}}},"type":"result","success":false,"error":{"code":"{{{code}}}","message":"no"}}""";
}
