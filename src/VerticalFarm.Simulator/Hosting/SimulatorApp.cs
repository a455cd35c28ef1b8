using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Persistence;
using VerticalFarm.Simulator.Protocol.Rest;
using VerticalFarm.Simulator.Protocol.WebSocket;

namespace VerticalFarm.Simulator.Hosting;

/// <summary>The web application around a simulated home.</summary>
internal static class SimulatorApp
{
    public static WebApplication Build(SimulatorOptions options, out SimulatedHome home, out Faults faults)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        options.Logging?.Invoke(builder.Logging);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

        SimulatedHome? made = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => ConnectionGate.RunAsync(connection, made!, next));
            });
        });

        var app = builder.Build();
        var file = options.StateFile is { } path ? new StateFile(path, app.Services.GetRequiredService<ILogger<StateFile>>()) : null;
        home = made = new SimulatedHome(options, file);
        faults = new Faults(home);
        Pipeline(app, home, faults);
        return app;
    }

    private static void Pipeline(WebApplication app, SimulatedHome home, Faults faults)
    {
        app.Use(async (context, next) =>
        {
            SecurityHeaders.Add(context.Response);
            if (!context.Request.Path.StartsWithSegments(FaultRoute.Prefix))
            {
                await home.Faults.Freeze.PassAsync(context.RequestAborted);
            }

            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentLength: null })
            {
                await Answers.StatusAsync(context, context.Response.StatusCode);
            }
        });
        app.UseWebSockets();
        app.UseRouting();
        app.MapGet("/health", () => "ok");
        RestApi.Map(app, home);
        WebSocketRoute.Map(app, home);
        FaultRoute.Map(app, home, faults);
    }
}
