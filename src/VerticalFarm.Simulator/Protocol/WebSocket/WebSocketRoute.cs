using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Protocol.Rest;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary><c>/api/websocket</c>: the upgrade, and the session behind it.</summary>
internal static class WebSocketRoute
{
    private static readonly CommandTable Commands = new();

    /// <summary>Home Assistant pings every 55 s and waits half of that for the pong.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(55);

    public static void Map(IEndpointRouteBuilder routes, SimulatedHome home) =>
        routes.MapMethods("/api/websocket", [HttpMethods.Get, HttpMethods.Connect], context => HandleAsync(context, home));

    private static async Task HandleAsync(HttpContext context, SimulatedHome home)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Answers.TextAsync(
                context, StatusCodes.Status400BadRequest, "No WebSocket UPGRADE hdr: None\n Can \"Upgrade\" only to \"WebSocket\".");
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            DangerousEnableCompression = true,
            KeepAliveInterval = Heartbeat,
            KeepAliveTimeout = Heartbeat / 2,
        });
        using var session = new ClientSession(socket, home, Commands);
        home.Connections.Add(session);
        try
        {
            await session.RunAsync(context.RequestAborted);
        }
        finally
        {
            home.Connections.Remove(session);
        }
    }
}
