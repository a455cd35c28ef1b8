using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.HomeAssistant.Tests.Recordings;

namespace VerticalFarm.HomeAssistant.Tests.Runner;

/// <summary>What real homes have that ours have not: each leads to a clear outcome, and the session goes on.</summary>
public sealed class StrangeHomeTests
{
    private const string Fan = "fan.hall";

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Attributes_of_any_size_depth_and_type_are_taken_and_none_of_them_means_what_it_does_not()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 250)) + string.Concat(Enumerable.Repeat("]", 250));
        var attributes = $$$"""{"supported_features":"1","percentage":{"x":1},"friendly_name":7,"deep":{{{deep}}},"large":"{{{new string('x', 3_000_000)}}}","huge":1e400,"":null,"emoji":"🌱","unit_of_measurement":["%"]}""";
        var home = new FakeHomeAssistant();
        home.Overrides["subscribe_entities"] = async (socket, command) =>
        {
            await socket.SendAsync(FakeHomeAssistant.Result(command));
            await socket.SendAsync($$$"""{"type":"event","event":{"a":{"{{{Fan}}}":{"s":"on","a":{{{attributes}}},"lc":1795425284.5} } },"id":{{{command.GetProperty("id").GetInt64()}}}}""");
        };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, Fan);

        var state = Assert.Single((await runner.Listener.NextAsync<Told.Connected>()).States);

        Assert.Equal(9, state.Attributes.Count);
        var report = EntityReport.From(state);
        Assert.Equal((true, null), (report.On, report.Level));
        var plan = EntityCommands.Plan(Fan, state, new EntityCommand(EntityCommandKind.Set, 50, null, null, null, null));
        Assert.Equal("fan.hall has no speed: its level cannot be set.", plan.Refusal);
        Assert.False(ReadingValue.TryRead(state, "%", out _));
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task An_entity_of_a_domain_that_nobody_knows_is_read_and_not_commanded()
    {
        var home = new FakeHomeAssistant { Entities = { ["lawn_mower.north"] = "mowing", ["water_heater.tank"] = "eco" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, [.. home.Entities.Keys]);

        foreach (var state in (await runner.Listener.NextAsync<Told.Connected>()).States)
        {
            Assert.Null(EntityReport.From(state).On);
            Assert.NotNull(EntityCommands.Plan(state.EntityId, state, new EntityCommand(EntityCommandKind.TurnOn, null, null, null, null, null)).Refusal);
        }
    }

    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData("""{"code":"home_assistant_error","message":"pump is dry","translation_key":"x","translation_placeholders":null}""", "home_assistant_error", "pump is dry")]
    [InlineData("""{"code":"unknown_error","message":""}""", "unknown_error", "unknown_error")]
    [InlineData("""{"code":"unauthorized","message":"Unauthorized"}""", "unauthorized", "Unauthorized")]
    [InlineData("""{"code":3,"message":{"en":"no"}}""", "3", "3")]
    [InlineData("\"no\"", null, "it does not say why")]
    [InlineData("null", null, "it does not say why")]
    public async Task An_error_of_any_shape_is_a_refusal_that_says_what_it_can(string error, string? code, string why)
    {
        var home = new FakeHomeAssistant();
        home.Overrides["call_service"] = (socket, command) =>
            socket.SendAsync($$"""{"id":{{command.GetProperty("id").GetInt64()}},"type":"result","success":false,"error":{{error}}}""");
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System);
        var session = (await runner.Listener.NextAsync<Told.Connected>()).Session;

        var result = await session.CallServiceAsync(new ServiceCall("fan", "turn_on", Fan, new Dictionary<string, object>()), TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.Equal((ServiceCallStatus.Refused, code, why), (result.Status, result.ErrorCode, result.Why));
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Who_is_no_administrator_is_refused_what_takes_one_and_has_all_the_rest()
    {
        var refusal = Recording.Load("034-non-admin-user").FromServer.First(text => text.Contains("\"unauthorized\"", StringComparison.Ordinal));
        var home = new FakeHomeAssistant { Entities = { [Fan] = "off" } };
        foreach (var adminOnly in new[] { "subscribe_events", "config/entity_registry/list" })
        {
            home.Overrides[adminOnly] = (socket, command) => socket.SendAsync(As(refusal, command.GetProperty("id").GetInt64()));
        }

        var user = Recording.Load("034-non-admin-user").FromServer.First(text => text.Contains("\"is_admin\"", StringComparison.Ordinal));
        home.Overrides["auth/current_user"] = (socket, command) => socket.SendAsync(As(user, command.GetProperty("id").GetInt64()));
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, Fan);
        var connected = await runner.Listener.NextAsync<Told.Connected>();

        Assert.Equal("off", Assert.Single(connected.States).State);
        Assert.False(await connected.Session.IsAdministratorAsync(TestContext.Current.CancellationToken));
        var failure = await Assert.ThrowsAsync<HomeAssistantCallException>(() => connected.Session.GetRegistryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("unauthorized", ServiceCallStatus.Refused), (failure.Result.ErrorCode, failure.Result.Status));
        await (await home.Subscribed).SendAsync(home.Changed(Fan, "on"));
        Assert.Equal("on", Assert.Single((await runner.Listener.NextAsync<Told.StatesCame>()).Changed).State);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Entities_that_come_long_after_the_start_are_taken_as_they_come()
    {
        var home = new FakeHomeAssistant { Entities = { [Fan] = "unavailable" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, Fan, "sensor.late");
        Assert.Equal([Fan], (await runner.Listener.NextAsync<Told.Connected>()).States.Select(state => state.EntityId));
        var socket = await home.Subscribed;

        await socket.SendAsync(home.Event("""{"a":{"sensor.late":{"s":"21.5","a":{"unit_of_measurement":"°C"},"lc":1795425290.5}}}"""));
        var late = Assert.Single((await runner.Listener.NextAsync<Told.StatesCame>()).Changed);
        Assert.True(ReadingValue.TryRead(late, "°C", out var value) && value == 21.5);

        await socket.SendAsync(home.Changed(Fan, "off"));
        Assert.Equal("off", Assert.Single((await runner.Listener.NextAsync<Told.StatesCame>()).Changed).State);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Events_that_nobody_asked_for_and_messages_of_new_kinds_change_nothing()
    {
        var home = new FakeHomeAssistant { Entities = { [Fan] = "off" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, Fan);
        await runner.Listener.NextAsync<Told.Connected>();
        var socket = await home.Subscribed;

        foreach (var text in Recording.Load("021-subscribe-events-all").FromServer.Skip(2))
        {
            await socket.SendAsync(As(text, 9_999));
        }

        await socket.SendAsync("""[{"id":9998,"type":"event","event":7},{"type":"feature_flags","enabled":[]},{"id":1,"type":"result","success":true,"result":null}]""");
        await socket.SendAsync(home.Changed(Fan, "on"));

        Assert.Equal("on", Assert.Single((await runner.Listener.NextAsync<Told.StatesCame>()).Changed).State);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task An_address_that_was_banned_is_told_as_what_it_is()
    {
        await using var peer = await ScriptedPeer.StartAsync(_ => Task.CompletedTask);
        peer.RefuseWith = 403;
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System);

        var told = await runner.Listener.NextAsync<Told.Disconnected>();

        Assert.Equal(DisconnectReason.Unreachable, told.Reason);
        Assert.Contains("ip_bans.yaml", told.Message, StringComparison.Ordinal);
    }

    private static string As(string message, long id)
    {
        var copy = System.Text.Json.Nodes.JsonNode.Parse(message)!.AsObject();
        copy["id"] = id;
        return copy.ToJsonString();
    }
}
