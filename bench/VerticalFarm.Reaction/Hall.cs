using VerticalFarm.Simulator;

namespace VerticalFarm.Reaction;

/// <summary>A farm in which a reading moves an actuator, by two ways: sent over REST, or heard from Home Assistant.</summary>
internal sealed class Hall
{
    private const string Air = "sensor.grow_room_temperature";
    private const string Valve = "switch.co2_valve";
    private const string Heater = "switch.heater";
    private const double Limit = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(150);

    private readonly Gateway _gateway;
    private readonly SimulatorServer _home;
    private readonly string _sensor;
    private readonly Random _random = new(1);
    private bool _high;

    private Hall(Gateway gateway, SimulatorServer home, string sensor) => (_gateway, _home, _sensor) = (gateway, home, sensor);

    public static async Task<Hall> BuildAsync(Gateway gateway, SimulatorServer home, string token)
    {
        var farm = await gateway.MakeAsync("farms", new { name = "Reaction" });
        await gateway.PutAsync($"farms/{farm}/home-assistant", new { url = home.Url, token });
        var posted = await gateway.MakeAsync($"farms/{farm}/sensors", new { name = "Posted", type = "air_temperature", expected_interval_seconds = 3600 });
        var heard = await gateway.MakeAsync($"farms/{farm}/sensors", new { name = "Heard", type = "air_temperature", entity_id = Air, expected_interval_seconds = 3600 });
        foreach (var (sensor, entity, type) in new[] { (posted, Valve, "co2_injector"), (heard, Heater, "heater") })
        {
            var device = await gateway.MakeAsync($"farms/{farm}/devices", new { name = entity, type, entity_id = entity, safety = new { max_on_seconds = 3600 } });
            await UntilAsync(async () => (await gateway.GetAsync($"devices/{device}")).GetProperty("availability").GetString() == "online");
            await gateway.MakeAsync(
                $"farms/{farm}/rules",
                new
                {
                    name = entity,
                    mode = "armed",
                    when = new { sensor = new { id = sensor }, @is = "above", value = Limit },
                    then = new[] { new { device = new { id = device }, command = "turn_on" } },
                    otherwise = new[] { new { device = new { id = device }, command = "turn_off" } },
                });
        }

        return new Hall(gateway, home, posted);
    }

    public async Task<Measured> MeasureAsync(int times)
    {
        var measured = new Measured();
        for (var i = 0; i < times; i++)
        {
            var high = _high = !_high;
            var value = (high ? Limit + 5 : Limit - 5) + (i % 100 / 100.0);
            var heard = TimeProvider.System.GetUtcNow();
            _home.Report(Air, value);
            measured.Heard.Add(await CallAsync(Heater, high, heard) - heard);
            await PauseAsync();

            var posted = TimeProvider.System.GetUtcNow();
            await _gateway.PostAsync("readings", new { readings = new[] { new { sensor_id = _sensor, ts = posted, value } } });
            var committed = TimeProvider.System.GetUtcNow();
            var called = await CallAsync(Valve, high, posted);
            measured.Posted.Add(called - posted);
            measured.Committed.Add(called > committed ? called - committed : TimeSpan.Zero); // The call may overtake the answer.
            await PauseAsync();
        }

        return measured;
    }

    /// <summary>When the call came in that this reading led to; returns once the device is as wanted.</summary>
    private async Task<DateTimeOffset> CallAsync(string entity, bool on, DateTimeOffset since)
    {
        var state = on ? "on" : "off";
        await UntilAsync(() => Task.FromResult(_home.State(entity)!.State == state));
        return _home.Calls.Last(call => call.At >= since && call.EntityIds.Contains(entity)).At;
    }

    private Task PauseAsync() => Task.Delay(LongestPause * (0.5 + (_random.NextDouble() / 2)), TimeProvider.System);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException("Nothing moved");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }
}
