using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Runner;

public sealed class SilenceTests
{
    private static readonly ServiceCall TurnOn = new("fan", "turn_on", "fan.hall", new Dictionary<string, object>());

    private static readonly HomeAssistantOptions Options = new() { PingInterval = TimeSpan.FromMinutes(10), SilenceLimit = TimeSpan.FromMinutes(20) };

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Nothing_is_sent_to_a_peer_that_may_be_frozen_for_it_would_be_done_when_it_thaws()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant();
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, clock, Options);
        var session = (await runner.Listener.NextAsync<Told.Connected>()).Session;
        home.IsAlive = false;
        clock.Advance(TimeSpan.FromSeconds(6));

        var call = session.CallServiceAsync(TurnOn, TimeSpan.FromSeconds(8), CancellationToken.None);
        await clock.ArmedAsync(due => due == TimeSpan.FromSeconds(4));
        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(ServiceCallStatus.TimedOut, (await call).Status);
        Assert.Contains("nothing was sent", (await call).ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("call_service", home.Types);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_peer_that_was_silent_and_answers_gets_the_command()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant();
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var runner = new RunningRunner(peer.Endpoint, clock, Options);
        var session = (await runner.Listener.NextAsync<Told.Connected>()).Session;
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(ServiceCallStatus.Accepted, (await session.CallServiceAsync(TurnOn, TimeSpan.FromSeconds(8), CancellationToken.None)).Status);
        Assert.Equal(["ping", "call_service"], home.Types[^2..]);
    }
}
