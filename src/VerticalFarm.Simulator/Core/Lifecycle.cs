using System.Text.Json.Nodes;

namespace VerticalFarm.Simulator.Core;

/// <summary>Where a Home Assistant is between start and stop.</summary>
internal enum LifecycleState
{
    /// <summary>The process is gone: connections are refused.</summary>
    Down,

    /// <summary>The port is open, the integrations are not ready: <c>NOT_RUNNING</c>.</summary>
    Starting,

    /// <summary>Started.</summary>
    Running,
}

/// <summary>Start, stop and restart as a client sees them.</summary>
internal sealed class Lifecycle(EventBus bus, StateMachine states, RoomHome home, ConnectionRegistry connections, HomeAssistantClock clock, CancellationToken stopping)
    : IDisposable
{
    private static readonly TimeSpan DefaultDown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DefaultStarting = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _restarting = new(1, 1);
    private volatile LifecycleState _state = LifecycleState.Starting;

    public void Dispose() => _restarting.Dispose();

    public LifecycleState State => _state;

    /// <summary>The state's name in Home Assistant's configuration.</summary>
    public string Name => _state == LifecycleState.Running ? "RUNNING" : "NOT_RUNNING";

    public void Start()
    {
        home.Populate();
        _state = LifecycleState.Running;
        bus.Fire("homeassistant_started", [], clock.SystemContext());
    }

    /// <summary>Says goodbye to every client with close code 1000.</summary>
    public async Task StopAsync()
    {
        _state = LifecycleState.Down;
        bus.Fire("homeassistant_stop", [], clock.SystemContext());
        await connections.CloseWebSocketsAsync();
    }

    /// <summary>Restarts in the background, as the service of that name does.</summary>
    public void BeginRestart() => _ = Task.Run(() => RestartAsync(DefaultDown, DefaultStarting), stopping);

    /// <summary>Stops, refuses connections for a time, comes back half empty, and is whole again after another time.</summary>
    public async Task RestartAsync(TimeSpan down, TimeSpan starting)
    {
        await _restarting.WaitAsync(stopping);
        try
        {
            await StopAndStartAsync(down, starting);
        }
        finally
        {
            _restarting.Release();
        }
    }

    private async Task StopAndStartAsync(TimeSpan down, TimeSpan starting)
    {
        await StopAsync();
        connections.AbortAll();
        states.Clear();
        await Task.Delay(down, clock.Time, stopping);

        home.PopulateStarting();
        _state = LifecycleState.Starting;
        foreach (var component in (string[])["sensor", "light", "fan", "switch", "humidifier", "number"])
        {
            bus.Fire("component_loaded", new JsonObject { ["component"] = component }, clock.SystemContext());
        }

        await Task.Delay(starting, clock.Time, stopping);
        Start();
    }
}
