using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Actuators;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Persistence;
using VerticalFarm.Simulator.Protocol.WebSocket;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Core;

/// <summary>A Home Assistant around one room: the parts, put together.</summary>
internal sealed class SimulatedHome : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly RoomReporter _reporter;

    public SimulatedHome(SimulatorOptions options, int seed, StateFile? file)
    {
        Clock = new HomeAssistantClock(options.TimeProvider, options.TimeZone);
        Token = new TokenCheck(options.Token, options.ViewerToken, Faults);
        Bus = new EventBus(Clock);
        States = new StateMachine(Bus, Clock);
        Registry = new EntityRegistry(Bus, Clock, [.. RoomActuators.All.Select(actuator => actuator.EntityId), .. RoomSensor.All.Select(sensor => sensor.EntityId)]);
        History = new History(Bus);
        Room = new RoomHome(options, seed, Clock, Bus, States, Registry, Faults, file);
        Lifecycle = new Lifecycle(Bus, States, Room, Connections, Clock, _stopping.Token);
        Services = new ServiceCaller(Bus, States, Registry, Room, Faults, Lifecycle, Clock, _stopping.Token);
        Lifecycle.Start();
        _reporter = new RoomReporter(options.ReportInterval, Room, Lifecycle, Faults, options.TimeProvider);
    }

    public HomeAssistantClock Clock { get; }

    public FaultBoard Faults { get; } = new();

    public ConnectionRegistry Connections { get; } = new();

    public TokenCheck Token { get; }

    public EventBus Bus { get; }

    public StateMachine States { get; }

    public EntityRegistry Registry { get; }

    public History History { get; }

    public RoomHome Room { get; }

    public Lifecycle Lifecycle { get; }

    public ServiceCaller Services { get; }

    /// <summary>The answer of <c>get_config</c>.</summary>
    public JsonObject Configuration() => new()
    {
        ["latitude"] = 50.8503,
        ["longitude"] = 4.3517,
        ["elevation"] = 20,
        ["unit_system"] = new JsonObject
        {
            ["length"] = "km",
            ["accumulated_precipitation"] = "mm",
            ["mass"] = "g",
            ["pressure"] = "Pa",
            ["temperature"] = "°C",
            ["volume"] = "L",
            ["wind_speed"] = "m/s",
        },
        ["location_name"] = "Virtual farm",
        ["time_zone"] = Clock.Zone.Id,
        ["components"] = new JsonArray("api", "websocket_api", "homeassistant", "sensor", "light", "fan", "switch", "humidifier", "number", "climate", "cover", "valve", "notify", "history"),
        ["config_dir"] = "/config",
        ["whitelist_external_dirs"] = new JsonArray(),
        ["allowlist_external_dirs"] = new JsonArray(),
        ["allowlist_external_urls"] = new JsonArray(),
        ["version"] = Messages.Version,
        ["config_source"] = "yaml",
        ["recovery_mode"] = false,
        ["state"] = Lifecycle.Name,
        ["external_url"] = null,
        ["internal_url"] = null,
        ["currency"] = "EUR",
        ["country"] = "BE",
        ["language"] = "en",
        ["safe_mode"] = false,
    };

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reporter.DisposeAsync();
        Room.Save();
        History.Dispose();
        _stopping.Dispose();
    }
}
