using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Hosting;

namespace VerticalFarm.Simulator;

/// <summary>A virtual vertical farm that listens on a TCP port and speaks Home Assistant's API (Core 2023.12.4). Safe for use by several threads.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SimulatedHome _home;

    private SimulatorServer(WebApplication app, SimulatedHome home, Faults faults)
    {
        _app = app;
        _home = home;
        Faults = faults;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Base address, such as <c>http://127.0.0.1:8123/</c>.</summary>
    public Uri Url { get; }

    /// <summary>What can be made to go wrong.</summary>
    public Faults Faults { get; }

    /// <summary>Every service call received so far, in order, whether or not it moved anything.</summary>
    public IReadOnlyList<ServiceCallRecord> Calls => _home.Services.Calls;

    /// <summary>Open WebSocket connections, authenticated or not.</summary>
    public int WebSocketCount => _home.Connections.WebSocketCount;

    /// <summary>Starts a simulator; it runs until it is disposed of.</summary>
    /// <exception cref="IOException">The address is in use or cannot be listened on.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var app = SimulatorApp.Build(options, out var home, out var faults);
        try
        {
            await app.StartAsync(cancellationToken);
            return new SimulatorServer(app, home, faults);
        }
        catch
        {
            await home.DisposeAsync();
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>An entity's state; null if there is none.</summary>
    public EntityState? State(string entityId) => _home.States.Find(entityId);

    /// <summary>Has a sensor report a value now. Its next own report, unless silenced by <see cref="Faults.StopReporting"/>, shows the room again.</summary>
    /// <exception cref="ArgumentException">There is no such sensor.</exception>
    public void Report(string sensorEntityId, double value)
    {
        var sensor = RoomSensor.All.FirstOrDefault(sensor => sensor.EntityId == sensorEntityId)
            ?? throw new ArgumentException($"There is no sensor {sensorEntityId}.", nameof(sensorEntityId));
        _home.Room.Report(sensor, value);
    }

    /// <summary>Stops in good order: clients are told and closed, the state file is written.</summary>
    public async ValueTask DisposeAsync()
    {
        Faults.Thaw();
        await _home.Lifecycle.StopAsync();
        await _home.DisposeAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
