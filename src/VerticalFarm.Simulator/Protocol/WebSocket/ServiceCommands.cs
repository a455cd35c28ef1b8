using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>Commands that make something happen.</summary>
internal static class ServiceCommands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new("call_service", new CommandSchema(
            new CommandField("domain", FieldKind.String, Required: true),
            new CommandField("service", FieldKind.String, Required: true),
            new CommandField("target", FieldKind.Target),
            new CommandField("service_data", FieldKind.Object),
            new CommandField("return_response", FieldKind.Boolean)), CallService),
        new("fire_event", new CommandSchema(
            new CommandField("event_type", FieldKind.String, Required: true),
            new CommandField("event_data", FieldKind.Object)), FireEvent) { IsAdminOnly = true },
    ];

    /// <summary>Begins the call on the reader's thread, so that calls keep their order, and answers when it has ended.</summary>
    private static void CallService(ClientSession session, long id, JsonElement message)
    {
        if (message.TryGetProperty("return_response", out var response) && response.GetBoolean())
        {
            session.Send(Messages.Error(
                id, ErrorCodes.UnknownError, "Invalid argument return_response=True when handler does not support responses"));
            return;
        }

        var data = message.TryGetProperty("service_data", out var given) ? JsonObject.Create(given)! : [];
        if (message.TryGetProperty("target", out var target))
        {
            foreach (var property in target.EnumerateObject())
            {
                data[property.Name] = HomeAssistantJson.Node(property.Value);
            }
        }

        _ = AnswerAsync(session, id, new ServiceRequest(
            message.GetProperty("domain").GetString()!, message.GetProperty("service").GetString()!, data));
    }

    private static async Task AnswerAsync(ClientSession session, long id, ServiceRequest request)
    {
        if (session.User != HomeUser.Owner && ServiceCatalog.IsAdminOnly(request.Domain, request.Service))
        {
            session.Send(Messages.Error(id, ErrorCodes.HomeAssistantError, "Unauthorized"));
            return;
        }

        var result = await session.Home.Services.CallAsync(request, session.Home.Clock.ContextOf(session.User));
        if (request is { Domain: ServiceCatalog.HomeAssistantDomain, Service: ServiceCatalog.Restart })
        {
            return; // The real one closes before it answers this.
        }

        session.Send(result.Outcome switch
        {
            ServiceOutcome.Done => Messages.Result(id, new JsonObject { ["context"] = HomeAssistantJson.Of(result.Context) }),
            ServiceOutcome.NotFound => Messages.Error(id, new JsonObject
            {
                ["code"] = ErrorCodes.NotFound,
                ["message"] = result.Message,
                ["translation_key"] = "service_not_found",
                ["translation_placeholders"] = new JsonObject { ["domain"] = request.Domain, ["service"] = request.Service },
                ["translation_domain"] = "homeassistant",
            }),
            ServiceOutcome.InvalidFormat => Messages.Error(id, ErrorCodes.InvalidFormat, result.Message),
            _ => Messages.Error(id, ErrorCodes.UnknownError, result.Message),
        });
    }

    private static void FireEvent(ClientSession session, long id, JsonElement message)
    {
        var data = message.TryGetProperty("event_data", out var given) ? JsonObject.Create(given)! : [];
        var context = session.Home.Clock.OwnerContext();
        session.Home.Bus.Fire(message.GetProperty("event_type").GetString()!, data, context);
        session.Send(Messages.Result(id, new JsonObject { ["context"] = HomeAssistantJson.Of(context) }));
    }
}
