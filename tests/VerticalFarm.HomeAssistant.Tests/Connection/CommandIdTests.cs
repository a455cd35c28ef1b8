using VerticalFarm.HomeAssistant.Connection;
using VerticalFarm.HomeAssistant.Tests.Peers;

namespace VerticalFarm.HomeAssistant.Tests.Connection;

public sealed class CommandIdTests
{
    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Ids_rise_on_the_wire_under_concurrent_senders_and_each_gets_its_own_answer()
    {
        var home = new FakeHomeAssistant();
        home.Overrides["call_service"] = (socket, command) =>
            socket.SendAsync(FakeHomeAssistant.Result(command, command.GetProperty("service_data").GetProperty("number").GetRawText()));
        await using var peer = await ScriptedPeer.StartAsync(home.RunAsync);
        await using var connection = await Connections.OpenAsync(peer, TimeProvider.System);

        await Parallel.ForAsync(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (number, ct) =>
        {
            var call = new ServiceCall("number", "set_value", "number.rate", new Dictionary<string, object> { ["number"] = number });
            var result = await connection.CallAsync(Messages.CallService(call), TimeSpan.FromSeconds(30), ct);
            Assert.Equal(number, result.Result.GetInt32());
        });

        Assert.Equal(Enumerable.Range(1, 500).Select(id => (long)id), home.Ids);
    }
}
