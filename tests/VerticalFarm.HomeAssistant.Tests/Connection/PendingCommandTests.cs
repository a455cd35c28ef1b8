using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Connection;

public sealed class PendingCommandTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(7);

    [Theory(Timeout = Limits.TestMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_pending_call_ends_when_the_peer_goes(bool withCloseFrame)
    {
        var received = 0;
        await using var peer = await ScriptedPeer.StartAsync(async socket =>
        {
            await FakeHomeAssistant.AuthenticateAsync(socket);
            for (; received < 20; received++)
            {
                await socket.ReceiveAsync();
            }

            if (withCloseFrame)
            {
                await socket.CloseAsync();
            }
            else
            {
                socket.Abort();
            }
        });
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);

        var calls = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connection.CallAsync(Messages.GetConfig(), TimeSpan.FromMinutes(5), CancellationToken.None)));

        Assert.All(calls, call => Assert.Equal(ServiceCallStatus.Disconnected, call.Status));
        Assert.Equal(DisconnectReason.ClosedByPeer, (await connection.Ended).Reason);
        var after = await connection.CallAsync(Messages.GetConfig(), Timeout, CancellationToken.None);
        Assert.Equal(ServiceCallStatus.Disconnected, after.Status);
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_call_without_an_answer_times_out_and_its_late_answer_disturbs_nobody()
    {
        var clock = new TestClock();
        var home = new FakeHomeAssistant();
        var held = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        home.Overrides["get_states"] = (_, command) => Task.FromResult(held.TrySetResult(FakeHomeAssistant.Result(command, "[]")));
        home.Overrides["get_config"] = async (socket, command) =>
        {
            await socket.SendAsync(await held.Task);
            await socket.SendAsync(FakeHomeAssistant.Result(command, "\"mine\""));
        };
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var connection = await Connections.OpenAsync(peer, clock);

        var call = connection.CallAsync(Messages.GetStates(), Timeout, CancellationToken.None);
        await held.Task;
        clock.Advance(Timeout);

        Assert.Equal(ServiceCallStatus.TimedOut, (await call).Status);
        Assert.Equal("mine", (await connection.CallAsync(Messages.GetConfig(), Timeout, CancellationToken.None)).Result.GetString());
    }

    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task A_caller_that_gives_up_leaves_the_connection_whole()
    {
        var home = new FakeHomeAssistant();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        home.Overrides["get_states"] = (_, _) => Task.FromResult(asked.TrySetResult());
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);
        using var giveUp = new CancellationTokenSource();

        var call = connection.CallAsync(Messages.GetStates(), Timeout, giveUp.Token);
        await asked.Task;
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(ServiceCallStatus.Accepted, (await connection.CallAsync(Messages.GetConfig(), Timeout, CancellationToken.None)).Status);
    }
}
