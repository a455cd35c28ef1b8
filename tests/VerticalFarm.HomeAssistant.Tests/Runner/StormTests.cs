using System.Collections.Concurrent;
using System.Globalization;
using VerticalFarm.HomeAssistant.Tests.Peers;
using VerticalFarm.Simulator;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.HomeAssistant.Tests.Runner;

public sealed class StormTests
{
    private const string Token = "a token of the tests";

    /// <summary>The minute of this is measured by the bench; here are five seconds of it.</summary>
    [Fact(Timeout = Limits.TestMilliseconds)]
    public async Task Two_thousand_events_a_second_do_not_cut_off_a_slow_listener_and_leave_it_with_the_newest_values()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var home = await SimulatorServer.StartAsync(new SimulatorOptions { Token = Token }, ct);
        home.Faults.StopReporting();
        var heard = new ConcurrentDictionary<string, string>();
        var disconnections = 0;
        var listener = new TestListener
        {
            Within = async (told, token) =>
            {
                foreach (var state in told is Told.StatesCame { Changed: var changed } ? changed : [])
                {
                    heard[state.EntityId] = state.State;
                }

                disconnections += told is Told.Disconnected ? 1 : 0;
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, token);
            },
        };
        string[] sensors = [.. RoomSensor.All.Select(sensor => sensor.EntityId)];
        await using var runner = new RunningRunner(new HomeAssistantEndpoint(home.Url, Token), TimeProvider.System, listener, null, sensors);
        await listener.NextAsync<Told.Connected>();

        var sent = await home.Faults.StormAsync(2_000, TimeSpan.FromSeconds(5));
        await VerticalFarm.Testing.Eventually.BecomesTrueAsync(
            () => sensors.All(sensor => heard.TryGetValue(sensor, out var value) && value == home.State(sensor)!.State), TimeSpan.FromSeconds(30), "all are the newest", ct);

        Assert.InRange(sent, 9_000, 10_000);
        Assert.Equal(0, disconnections);
        Assert.All(heard.Values, value => Assert.True(double.TryParse(value, CultureInfo.InvariantCulture, out _)));
    }
}
