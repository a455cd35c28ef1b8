using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary>Configuration, state of the core, events.</summary>
internal sealed class GeneralRoutes(SimulatedHome home)
{
    private static readonly string[] KnownEvents = ["*", "state_changed", "call_service", "homeassistant_started", "homeassistant_stop", "component_loaded"];

    public static Task RootAsync(HttpContext context) => Answers.MessageAsync(context, StatusCodes.Status200OK, "API running.");

    public Task ConfigAsync(HttpContext context) => Answers.JsonAsync(context, home.Configuration());

    public Task ComponentsAsync(HttpContext context) => Answers.JsonAsync(context, home.Configuration()["components"]!.DeepClone());

    public static Task CheckConfigAsync(HttpContext context) =>
        Answers.JsonAsync(context, new JsonObject { ["result"] = "valid", ["errors"] = null, ["warnings"] = null });

    public Task CoreStateAsync(HttpContext context) => Answers.JsonAsync(context, new JsonObject { ["state"] = home.Lifecycle.Name });

    public Task EventsAsync(HttpContext context) => Answers.JsonAsync(context, new JsonArray(
        [.. KnownEvents.Select(type => new JsonObject { ["event"] = type, ["listener_count"] = home.Connections.WebSocketCount })]));

    public async Task FireAsync(HttpContext context)
    {
        var type = (string)context.Request.RouteValues["type"]!;
        var body = await RequestBody.ReadAsync(context);
        switch (body)
        {
            case { Kind: BodyKind.TooLarge }:
                break;
            case { Kind: BodyKind.Malformed }:
                await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Event data should be valid JSON.");
                break;
            case { Kind: BodyKind.Json, Json.ValueKind: not JsonValueKind.Object }:
                await Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Event data should be a JSON object");
                break;
            default:
                var data = body.Kind == BodyKind.Json ? JsonObject.Create(body.Json)! : [];
                home.Bus.Fire(type, data, home.Clock.OwnerContext());
                await Answers.MessageAsync(context, StatusCodes.Status200OK, $"Event {type} fired.");
                break;
        }
    }
}
