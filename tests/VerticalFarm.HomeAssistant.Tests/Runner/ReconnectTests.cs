using System.Collections.Concurrent;
using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.HomeAssistant.Tests.Recordings;
using VerticalFarm.Testing;

namespace VerticalFarm.HomeAssistant.Tests.Runner;

public sealed class ReconnectTests
{
    /// <summary>A connection's timers are longer than any pause between tries, so that the two can be told apart.</summary>
    private static readonly HomeAssistantOptions Options = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(100),
        AuthenticationTimeout = TimeSpan.FromSeconds(101),
        CallTimeout = TimeSpan.FromSeconds(102),
        PingInterval = TimeSpan.FromSeconds(103),
        SilenceLimit = TimeSpan.FromSeconds(104),
        StartupPollInterval = TimeSpan.FromSeconds(5),
        BackOffBase = TimeSpan.FromSeconds(1.5),
    };

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Pauses_grow_with_jitter_up_to_the_ceiling_and_a_peer_that_comes_back_is_found()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "off" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await peer.StopAsync();
        await using var runner = new RunningRunner(peer.Endpoint, clock, Options, "fan.hall");
        var pauses = new List<TimeSpan>();

        for (var attempt = 0; attempt < 12; attempt++)
        {
            Assert.Equal(DisconnectReason.Unreachable, (await runner.Listener.NextAsync<Told.Disconnected>()).Reason);
            pauses.Add(await PauseAsync(clock));
            if (attempt == 11)
            {
                await peer.StartAsync();
            }

            clock.Advance(pauses[^1]);
        }

        await runner.Listener.NextAsync<Told.Connected>();
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.Zero, Options.BackOffCeiling));
        Assert.InRange(pauses[0], TimeSpan.Zero, TimeSpan.FromSeconds(4.5));
        Assert.True(pauses.Skip(9).All(pause => pause == Options.BackOffCeiling), "after ten failures the ceiling is reached");
        Assert.Equal(4, pauses.Take(4).Distinct().Count());
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_refused_token_is_tried_once_more_after_five_minutes_then_no_more_and_is_in_no_log()
    {
        var clock = new TestClock();
        var said = Recording.Load("004-auth-malformed").FromServer.ToList();
        var tries = 0;
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            Interlocked.Increment(ref tries);
            await socket.SendAsync(said[0]);
            var token = (await socket.ReceiveAsync()).GetProperty("access_token").GetString()!;
            await socket.SendAsync(said[1].Replace("<LONG_LIVED_TOKEN>", token, StringComparison.Ordinal));
            await socket.CloseAsync();
        });
        await using var runner = new RunningRunner(peer.Endpoint, clock, Options);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var told = await runner.Listener.NextAsync<Told.Disconnected>();
            Assert.Equal(DisconnectReason.InvalidToken, told.Reason);
            Assert.DoesNotContain("secret-token", told.Message, StringComparison.Ordinal);
            if (attempt == 0)
            {
                Assert.Equal(TimeSpan.FromMinutes(5), await PauseAsync(clock));
                clock.Advance(TimeSpan.FromMinutes(5));
            }
        }

        await Eventually.BecomesTrueAsync(
            () => runner.Log.Lines.Any(line => line.Contains("not tried any more", StringComparison.Ordinal)), TimeSpan.FromSeconds(30), "it is given up", TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(2, tries);

        Assert.NotEmpty(runner.Log.Lines);
        Assert.All(runner.Log.Lines, line => Assert.DoesNotContain("secret-token", line, StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_restart_is_waited_out_and_nothing_is_believed_before_the_start_is_done()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "on" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        var subscriptions = new ConcurrentDictionary<string, long>();
        home.Overrides["subscribe_events"] = (socket, command) =>
        {
            Assert.True(subscriptions.TryAdd(command.GetProperty("event_type").GetString()!, command.GetProperty("id").GetInt64()), "each is subscribed to once");
            return socket.SendAsync(FakeHomeAssistant.Result(command));
        };
        await using var runner = new RunningRunner(peer.Endpoint, clock, Options, "fan.hall");
        await runner.Listener.NextAsync<Told.Connected>();
        Assert.Equal(["entity_registry_updated", "homeassistant_stop"], subscriptions.Keys.Order(StringComparer.Ordinal));

        // As recorded: the announcement, then close 1000, then a port that refuses.
        var announcement = Recording.Load("101-restart-seen-by-client").FromServer.Single(text => text.Contains("\"homeassistant_stop\"", StringComparison.Ordinal));
        var socket = await home.Subscribed;
        await socket.SendAsync(announcement.Replace("\"id\":1}", $"\"id\":{subscriptions["homeassistant_stop"]}}}", StringComparison.Ordinal));
        await socket.CloseAsync();
        Assert.Equal(DisconnectReason.Restarting, (await runner.Listener.NextAsync<Told.Disconnected>()).Reason);
        await peer.StopAsync();
        clock.Advance(await PauseAsync(clock));
        Assert.Equal(DisconnectReason.Unreachable, (await runner.Listener.NextAsync<Told.Disconnected>()).Reason);

        // It answers again, with few entities, and only then has started.
        var starting = new FakeHomeAssistant { State = "NOT_RUNNING", Entities = { ["fan.hall"] = "off" } };
        peer.Script = starting.RunAsync;
        await peer.StartAsync();
        clock.Advance(await PauseAsync(clock));
        await clock.ArmedAsync(due => due == Options.StartupPollInterval);
        Assert.DoesNotContain("subscribe_entities", starting.Types);
        starting.State = "RUNNING";
        clock.Advance(Options.StartupPollInterval);

        Assert.Equal("off", Assert.Single((await runner.Listener.NextAsync<Told.Connected>()).States).State);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task After_a_stable_session_a_closed_connection_is_opened_again_at_once()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant { Entities = { ["fan.hall"] = "on" } };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, clock, Options, "fan.hall");
        await runner.Listener.NextAsync<Told.Connected>();

        clock.Advance(Options.StableAfter);
        (await home.Subscribed).Abort();

        Assert.Equal(DisconnectReason.ClosedByPeer, (await runner.Listener.NextAsync<Told.Disconnected>()).Reason);
        await runner.Listener.NextAsync<Told.Connected>();
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_listener_that_fails_ends_the_session_and_gets_a_new_one_later()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant();
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        var failures = 1;
        var listener = new TestListener
        {
            Within = (told, _) => told is Told.Connected && failures-- > 0 ? throw new InvalidOperationException("of the listener") : Task.CompletedTask,
        };
        await using var runner = new RunningRunner(peer.Endpoint, clock, listener, Options);

        await listener.NextAsync<Told.Connected>();
        Assert.Equal(DisconnectReason.ListenerFailed, (await listener.NextAsync<Told.Disconnected>()).Reason);
        clock.Advance(await PauseAsync(clock));

        await listener.NextAsync<Told.Connected>();
        Assert.Contains(runner.Log.Lines, line => line.Contains("of the listener", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_runner_that_is_stopped_ends_pending_calls_says_goodbye_and_tells_nothing_more()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var home = new FakeHomeAssistant();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        home.Overrides["call_service"] = (_, _) => Task.FromResult(called.TrySetResult());
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await Assert.ThrowsAsync<PeerGoneException>(() => home.RunAsync(socket));
            left.SetResult();
        });
        await using var runner = new RunningRunner(peer.Endpoint, TimeProvider.System);
        var connected = await runner.Listener.NextAsync<Told.Connected>();
        var call = connected.Session.CallServiceAsync(
            new ServiceCall("fan", "turn_on", "fan.hall", new Dictionary<string, object>()), TimeSpan.FromMinutes(5), CancellationToken.None);
        await called.Task;

        await runner.StopAsync();

        Assert.Equal(ServiceCallStatus.Disconnected, (await call).Status);
        await left.Task;
        var failure = await Assert.ThrowsAsync<HomeAssistantCallException>(() => connected.Session.GetStatesAsync(CancellationToken.None));
        Assert.Equal(ServiceCallStatus.Disconnected, failure.Result.Status);
        await connected.Session.WatchAsync(["fan.hall"], CancellationToken.None);
        Assert.True(runner.Listener.HasHeardNothingMore);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task After_an_announced_restart_the_pauses_stay_short_for_three_minutes_and_then_grow()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant();
        home.Overrides["subscribe_events"] = async (socket, command) =>
        {
            await socket.SendAsync(FakeHomeAssistant.Result(command));
            await socket.SendAsync($$$"""{"type":"event","event":{"event_type":"homeassistant_stop","data":{}},"id":{{{command.GetProperty("id").GetInt64()}}}}""");
            await socket.CloseAsync();
        };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, clock, Options);
        Assert.Equal(DisconnectReason.Restarting, (await runner.Listener.NextAsync<Told.Disconnected>()).Reason);
        await peer.StopAsync();
        var waited = TimeSpan.Zero;

        while (true)
        {
            var pause = await PauseAsync(clock);
            if (pause != Options.BackOffBase)
            {
                break;
            }

            waited += pause;
            clock.Advance(pause);
            Assert.Equal(DisconnectReason.Unreachable, (await runner.Listener.NextAsync<Told.Disconnected>()).Reason);
        }

        Assert.InRange(waited, Options.RestartGrace - Options.BackOffBase, Options.RestartGrace + Options.BackOffBase);
    }

    /// <summary>All other timers are over 100 s, save for polls of the start and the goodbye's second.</summary>
    private static Task<TimeSpan> PauseAsync(TestClock clock) => clock.ArmedAsync(due =>
        due == Options.InvalidTokenPause || (due < Options.ConnectTimeout && due != Options.StartupPollInterval && due != TimeSpan.FromSeconds(1)));
}
