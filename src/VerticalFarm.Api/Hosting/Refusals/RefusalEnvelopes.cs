using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace VerticalFarm.Api.Hosting.Refusals;

/// <summary>
/// The envelope for what the web server itself refuses: a request that is none is answered before there is anything for our handlers to
/// handle, with a status and no word. HTTP/2 knows no such answers: there the server resets the stream, or ends the connection.
/// </summary>
internal static class RefusalEnvelopes
{
    /// <summary>On a port with TLS this belongs behind it, where the bytes can be read.</summary>
    public static void UseRefusalEnvelopes(this ListenOptions listen) => listen.Use(next => async connection =>
    {
        var transport = connection.Transport;
        connection.Transport = new Duplex(transport.Input, new RefusalWriter(transport.Output, connection.ConnectionId));
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    });

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
