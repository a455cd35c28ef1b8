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
    private readonly IReadOnlyList<SimulatedHome> _homes;

    private SimulatorServer(WebApplication app, IReadOnlyList<SimulatedHome> homes)
    {
        _app = app;
        _homes = homes;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Rooms = [.. homes.Select((home, room) => new SimulatedRoom(home, room == 0 ? Url : new Uri(Url, $"rooms/{room}/")))];
    }

    /// <summary>Base address, such as <c>http://127.0.0.1:8123/</c>.</summary>
    public Uri Url { get; }

    /// <summary>Every home that is served; the first is the one at the root.</summary>
    public IReadOnlyList<SimulatedRoom> Rooms { get; }

    /// <summary>What can be made to go wrong.</summary>
    public Faults Faults => Rooms[0].Faults;

    /// <summary>Every service call received so far, in order, whether or not it moved anything.</summary>
    public IReadOnlyList<ServiceCallRecord> Calls => Rooms[0].Calls;

    /// <summary>Open WebSocket connections, authenticated or not.</summary>
    public int WebSocketCount => Rooms[0].WebSocketCount;

    /// <summary>How many WebSocket connections there were so far, the open ones among them.</summary>
    public int WebSocketTotal => Rooms[0].WebSocketTotal;

    /// <summary>Starts a simulator; it runs until it is disposed of.</summary>
    /// <exception cref="IOException">The address is in use or cannot be listened on.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var app = SimulatorApp.Build(options, out var homes);
        try
        {
            await app.StartAsync(cancellationToken);
            return new SimulatorServer(app, homes);
        }
        catch
        {
            foreach (var home in homes)
            {
                await home.DisposeAsync();
            }

            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>An entity's state; null if there is none.</summary>
    public EntityState? State(string entityId) => Rooms[0].State(entityId);

    /// <summary>Has a sensor report a value now. Its next own report, unless silenced by <see cref="Faults.StopReporting"/>, shows the room again.</summary>
    /// <exception cref="ArgumentException">There is no such sensor.</exception>
    public void Report(string sensorEntityId, double value) => Rooms[0].Report(sensorEntityId, value);

    /// <summary>Stops in good order: clients are told and closed, the state file is written.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var home in _homes)
        {
            home.Faults.Freeze.Thaw();
        }

        await Task.WhenAll(_homes.Select(home => home.Lifecycle.StopAsync()));
        foreach (var home in _homes)
        {
            await home.DisposeAsync();
        }

        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
