namespace VerticalFarm.Reaction;

/// <summary>Readings of sensors that no rule looks at, in batches, at an even rate.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Sensors = 500;
    private const int Batch = 100;

    private readonly CancellationTokenSource _stop = new();
    private readonly Gateway _gateway;
    private readonly string[] _sensors;
    private readonly Task _running;
    private long _acknowledged;

    private Load(Gateway gateway, string[] sensors, int rate)
    {
        (_gateway, _sensors) = (gateway, sensors);
        _running = rate == 0 ? Task.CompletedTask : RunAsync(rate);
    }

    /// <summary>How many readings were committed.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public static async Task<Load> StartAsync(Gateway gateway, int rate)
    {
        var farm = await gateway.MakeAsync("farms", new { name = "Load" });
        var sensors = new string[rate == 0 ? 0 : Sensors];
        for (var i = 0; i < sensors.Length; i++)
        {
            sensors[i] = await gateway.MakeAsync($"farms/{farm}/sensors", new { name = $"Load {i}", type = "other", unit = "n" });
        }

        return new Load(gateway, sensors, rate);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(int rate)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var (sent, open) = (0L, new HashSet<Task>());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        while (!_stop.IsCancellationRequested)
        {
            for (var due = (long)(TimeProvider.System.GetElapsedTime(begun).TotalSeconds * rate); sent + Batch <= due; sent += Batch)
            {
                open.Add(SendAsync(sent));
            }

            open.RemoveWhere(task => task.IsCompleted);
            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(open);
    }

    private async Task SendAsync(long first)
    {
        var now = TimeProvider.System.GetUtcNow();
        var readings = Enumerable.Range(0, Batch).Select(i => new { sensor_id = _sensors[(first + i) % Sensors], ts = now, value = (first + i) % 1000 });
        await _gateway.PostAsync("readings", new { readings });
        Interlocked.Add(ref _acknowledged, Batch);
    }
}
