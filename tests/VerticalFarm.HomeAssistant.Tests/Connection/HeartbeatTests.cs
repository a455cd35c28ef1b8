using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Connection;

public sealed class HeartbeatTests
{
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(15);

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_peer_that_is_silent_for_thirty_seconds_is_frozen_and_its_calls_end()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant { IsAlive = false };
        home.Overrides["get_states"] = (_, _) => Task.CompletedTask;
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var connection = await Connections.OpenAsync(peer, clock);
        await clock.ArmedAsync(due => due == Ping);
        var call = connection.CallAsync(Messages.GetStates(), TimeSpan.FromMinutes(5), CancellationToken.None);

        clock.Advance(Ping);
        await clock.ArmedAsync(due => due == Ping);
        Assert.False(connection.Ended.IsCompleted);
        clock.Advance(Ping);

        Assert.Equal(DisconnectReason.Frozen, (await connection.Ended).Reason);
        Assert.Equal(ServiceCallStatus.Disconnected, (await call).Status);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_peer_that_answers_pings_is_alive_for_ever()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant();
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var connection = await Connections.OpenAsync(peer, clock);

        for (var minutes = 0; minutes < 5; minutes++)
        {
            await clock.ArmedAsync(due => due == Ping);
            clock.Advance(Ping);
            Assert.Equal(ServiceCallStatus.Accepted, (await connection.CallAsync(Messages.GetConfig(), Ping, CancellationToken.None)).Status);
        }

        Assert.False(connection.Ended.IsCompleted);
    }
}
