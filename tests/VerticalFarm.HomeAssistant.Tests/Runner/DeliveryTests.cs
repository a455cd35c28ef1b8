using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Runner;

public sealed class DeliveryTests
{
    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_session_begins_with_the_watched_states_and_goes_on_with_changes()
    {
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "off", ["sensor.ph"] = "6.0", ["light.other"] = "on" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, "fan.hall", "sensor.ph", "sensor.missing");

        var connected = await runner.Listener.NextAsync<Told.Connected>();
        await (await home.Subscribed).SendAsync(home.Changed("fan.hall", "on"));
        var change = await runner.Listener.NextAsync<Told.StatesCame>();
        await (await home.Subscribed).SendAsync(home.Event("""{"r":["fan.hall"]}"""));
        var removal = await runner.Listener.NextAsync<Told.StatesCame>();

        Assert.Equal("2023.12.4", connected.Version);
        Assert.Equal(["fan.hall off", "sensor.ph 6.0"], connected.States.Select(state => $"{state.EntityId} {state.State}").Order());
        Assert.Equal("on", Assert.Single(change.Changed).State);
        Assert.Equal(["fan.hall"], removal.Removed);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_slow_listener_gets_only_the_newest_state_of_each_entity()
    {
        var home = new FakeHomeAssistant { Entities = { ["sensor.ph"] = "0", ["sensor.ec"] = "0" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = new TestListener { Within = (_, ct) => release.Task.WaitAsync(ct) };
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, listener, null, "sensor.ph", "sensor.ec");
        var connected = await runner.Listener.NextAsync<Told.Connected>();

        var socket = await home.Subscribed;
        for (var number = 1; number <= 5000; number++)
        {
            await socket.SendAsync(home.Changed(number % 2 == 0 ? "sensor.ph" : "sensor.ec", $"{number}"));
        }

        // An answer comes after the events that were sent before it: all of them have been received then.
        await connected.Session.GetStatesAsync(TestContext.Current.CancellationToken);
        release.SetResult();
        var states = await runner.Listener.NextAsync<Told.StatesCame>();

        Assert.Equal(["sensor.ec 4999", "sensor.ph 5000"], states.Changed.Select(state => $"{state.EntityId} {state.State}").Order());
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_new_set_of_watched_entities_replaces_the_old_one_and_holds_for_later_sessions()
    {
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "off", ["sensor.ph"] = "6.0" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, "fan.hall");
        var connected = await runner.Listener.NextAsync<Told.Connected>();
        var socket = await home.Subscribed;

        await connected.Session.WatchAsync(["sensor.ph"], TestContext.Current.CancellationToken);
        var states = await runner.Listener.NextAsync<Told.StatesCame>();
        Assert.Contains("unsubscribe_events", home.Types);
        socket.Abort();
        await runner.Listener.NextAsync<Told.Disconnected>();
        var again = await runner.Listener.NextAsync<Told.Connected>();

        Assert.Equal("sensor.ph", Assert.Single(states.Changed).EntityId);
        Assert.Equal("sensor.ph", Assert.Single(again.States).EntityId);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Nothing_watched_subscribes_to_nothing_for_an_empty_list_would_mean_everything()
    {
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "off" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, "Not An Id", "fan.");

        var connected = await runner.Listener.NextAsync<Told.Connected>();

        Assert.Empty(connected.States);
        Assert.DoesNotContain("subscribe_entities", home.Types);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task One_id_that_cannot_be_an_entity_does_not_blind_the_others()
    {
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "off" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, "not valid", "fan.hall", "fan.Hall", "fan.hall");

        Assert.Equal("fan.hall", Assert.Single((await runner.Listener.NextAsync<Told.Connected>()).States).EntityId);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_call_from_within_the_listener_is_answered()
    {
        var home = new FakeHomeAssistant();
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        var answer = new TaskCompletionSource<ServiceCallResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = new TestListener
        {
            Within = async (told, ct) =>
            {
                if (told is Told.Connected { Session: var session })
                {
                    var call = new ServiceCall("fan", "turn_on", "fan.hall", new Dictionary<string, object>());
                    answer.SetResult(await session.CallServiceAsync(call, TimeSpan.FromSeconds(30), ct));
                }
            },
        };
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, listener);

        Assert.Equal(ServiceCallStatus.Accepted, (await answer.Task.WaitAsync(TestContext.Current.CancellationToken)).Status);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_first_event_of_ten_thousand_entities_is_taken_in_whole()
    {
        var ids = Enumerable.Range(0, 10_000).Select(number => $"sensor.number_{number}").ToArray();
        var home = new FakeHomeAssistant { Entities = ids.ToDictionary(id => id, _ => "1") };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System, null, ids);

        Assert.Equal(10_000, (await runner.Listener.NextAsync<Told.Connected>()).States.Count);
    }
}
