namespace VerticalFarm.HomeBench;

/// <summary>Has one home misbehave, one fault after the other, each for a while; at its end all is in order again.</summary>
internal sealed class Chaos(Home home, Random random)
{
    private readonly List<string> _done = [];

    /// <summary>Every fault that happened, by name.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken ct)
    {
        (string Name, Func<Task> Happen)[] faults =
        [
            ("drop", DropAsync), ("half-open", HalfOpenAsync), ("slow", SlowAsync), ("5xx", ServerErrorAsync), ("wrong token", WrongTokenAsync),
            ("restart", RestartAsync), ("unavailable", UnavailableAsync), ("value stuck", StuckValueAsync), ("storm", StormAsync), ("lying", LyingAsync), ("freeze", FreezeAsync),
        ];
        while (!ct.IsCancellationRequested)
        {
            var (name, happen) = faults[random.Next(faults.Length)];
            await happen();
            _done.Add(name);
            await Task.Delay(Seconds(1, 5), TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return _done;
    }

    private TimeSpan Seconds(int from, int to) => TimeSpan.FromMilliseconds(random.Next(from * 1000, to * 1000));

    private Task PassAsync(int from, int to) => Task.Delay(Seconds(from, to), TimeProvider.System);

    private string Actuator() => Home.Actuators[random.Next(Home.Actuators.Length)].Entity;

    private string Sensor() => Home.Sensors[random.Next(Home.Sensors.Length)].Entity;

    private Task DropAsync()
    {
        home.Room.Faults.DropConnections();
        return Task.CompletedTask;
    }

    private Task HalfOpenAsync()
    {
        home.Room.Faults.HalfOpen();
        return Task.CompletedTask;
    }

    private async Task SlowAsync()
    {
        var actuator = Actuator();
        home.Room.Faults.SetDelay(actuator, Seconds(1, 12), resultFirst: random.Next(2) == 0);
        await PassAsync(5, 20);
        home.Room.Faults.SetDelay(actuator, TimeSpan.Zero);
    }

    private async Task ServerErrorAsync()
    {
        home.Room.Faults.SetServerError(random.Next(500, 505));
        home.Room.Faults.DropConnections();
        await PassAsync(2, 15);
        home.Room.Faults.SetServerError(null);
    }

    private async Task WrongTokenAsync()
    {
        await home.Room.Faults.SetTokenRejectedAsync(true);
        await PassAsync(2, 8);
        await home.Room.Faults.SetTokenRejectedAsync(false);

        // Nobody tries a refused token again and again: somebody gives one that is good.
        await home.ConnectAsync();
    }

    private Task RestartAsync() => home.Room.Faults.RestartAsync(Seconds(1, 10), Seconds(1, 5));

    private async Task UnavailableAsync()
    {
        var entity = random.Next(2) == 0 ? Actuator() : Sensor();
        home.Room.Faults.SetAvailable(entity, false);
        await PassAsync(3, 20);
        home.Room.Faults.SetAvailable(entity, true);
    }

    private async Task StuckValueAsync()
    {
        var sensor = Sensor();
        home.Room.Faults.StopReporting(sensor);
        await PassAsync(5, 20);
        home.Room.Faults.ResumeReporting(sensor);
    }

    private Task<long> StormAsync() => home.Room.Faults.StormAsync(500, Seconds(2, 6));

    private async Task LyingAsync()
    {
        var actuator = Actuator();
        home.Room.Faults.SetStuck(actuator, true);
        await PassAsync(5, 30);
        home.Room.Faults.SetStuck(actuator, false);
    }

    private async Task FreezeAsync()
    {
        home.Room.Faults.Freeze();
        await PassAsync(3, 40);
        home.Room.Faults.Thaw();
    }
}
