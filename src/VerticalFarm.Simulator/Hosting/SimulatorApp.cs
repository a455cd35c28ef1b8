using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Persistence;

namespace VerticalFarm.Simulator.Hosting;

/// <summary>The web application around simulated homes: the first at the root, more at <c>/rooms/1</c> and up.</summary>
internal static class SimulatorApp
{
    public static WebApplication Build(SimulatorOptions options, out IReadOnlyList<SimulatedHome> homes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        options.Logging?.Invoke(builder.Logging);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

        SimulatedHome? first = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (options.Certificate is { } certificate)
                {
                    listen.UseHttps(certificate);
                }

                // With several homes behind one port, the port itself is never down.
                if (options.Rooms == 1)
                {
                    listen.Use(next => connection => ConnectionGate.RunAsync(connection, first!, next));
                }
            });
        });

        var app = builder.Build();
        var file = options.StateFile is { } path ? new StateFile(path, app.Services.GetRequiredService<ILogger<StateFile>>()) : null;
        homes = [.. Enumerable.Range(0, options.Rooms).Select(room => new SimulatedHome(options, options.Seed + room, room == 0 ? file : null))];
        first = homes[0];
        app.UseWebSockets();
        foreach (var (home, room) in homes.Select((home, room) => (home, room)).Skip(1))
        {
            app.Map($"/rooms/{room}", branch => HomePipeline.Use(branch, home, isAlone: false));
        }

        HomePipeline.Use(app, first, isAlone: options.Rooms == 1);
        return app;
    }
}
