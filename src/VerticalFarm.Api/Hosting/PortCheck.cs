using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace VerticalFarm.Api.Hosting;

/// <summary>
/// Ends a start whose port somebody else has. The web server would find out too, but it starts beside the client of the cluster, and a start
/// ends only when both have: without a silo, never.
/// </summary>
internal sealed class PortCheck(IOptions<WebServerOptions> options, IConfiguration configuration) : IHostedLifecycleService
{
    /// <exception cref="IOException">The port is in use.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (WebServer.HasUrls(configuration))
        {
            return Task.CompletedTask;
        }

        var port = options.Value.Port;
        using var listener = TcpListener.Create(port);
        try
        {
            listener.Start();
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new IOException($"Port {port} is in use: end what listens there, or choose another with PORT.", new AddressInUseException(taken.Message, taken));
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
