using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace VerticalFarm.HomeAssistant.Tests.Peers;

/// <summary>A WebSocket server on a port of its own that runs a script for each connection; it can be stopped and started on the same port.</summary>
internal sealed class ScriptedPeer(Func<PeerSocket, Task> script) : IAsyncDisposable
{
    private readonly ConcurrentQueue<Exception> _failures = new();
    private WebApplication? _app;

    public int Port { get; private set; }

    public HomeAssistantEndpoint Endpoint => new(new Uri($"http://127.0.0.1:{Port}"), "secret-token");

    /// <summary>What every new connection runs.</summary>
    public Func<PeerSocket, Task> Script { get; set; } = script;

    /// <summary>The status with which every upgrade is refused; null when none is.</summary>
    public int? RefuseWith { get; set; }

    public static async Task<ScriptedPeer> StartAsync(Func<PeerSocket, Task> script)
    {
        var peer = new ScriptedPeer(script);
        await peer.StartAsync();
        return peer;
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Port, listen => listen.Protocols = HttpProtocols.Http1));
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(async context =>
        {
            if (RefuseWith is not null || !context.WebSockets.IsWebSocketRequest)
            {
                context.Response.StatusCode = RefuseWith ?? 404;
                return;
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await RunScriptAsync(new PeerSocket(socket, context.Request.Path, context.Abort));
        });
        await _app.StartAsync();
        Port = new Uri(_app.Urls.First()).Port;
    }

    /// <summary>Breaks all connections, and refuses new ones.</summary>
    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (!_failures.IsEmpty)
        {
            throw new AggregateException("The peer's script failed.", _failures);
        }
    }

    private async Task RunScriptAsync(PeerSocket socket)
    {
        try
        {
            await Script(socket);
        }
        catch (PeerGoneException)
        {
            // The client left: most scripts end so.
        }
        catch (Exception failure)
        {
            _failures.Enqueue(failure);
        }
    }
}
