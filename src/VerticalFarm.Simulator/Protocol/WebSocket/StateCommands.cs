using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>Commands that ask for something and change nothing.</summary>
internal static class StateCommands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new("ping", new CommandSchema(), (session, id, _) => session.Send(Messages.Pong(id))),
        new("supported_features", new CommandSchema(new CommandField("features", FieldKind.Features, Required: true)), (session, id, message) =>
        {
            session.Coalesces = message.GetProperty("features").TryGetProperty("coalesce_messages", out var coalesces) && coalesces.GetDouble() != 0;
            session.Send(Messages.Result(id, null));
        }),
        new("get_states", new CommandSchema(), (session, id, _) =>
            session.Send(Messages.Result(id, new JsonArray([.. session.Home.States.All().Select(HomeAssistantJson.Of)])))),
        new("get_config", new CommandSchema(), (session, id, _) => session.Send(Messages.Result(id, session.Home.Configuration()))),
        new("get_services", new CommandSchema(), (session, id, _) => session.Send(Messages.Result(id, ServiceCatalog.ByDomain()))),
        new("auth/current_user", new CommandSchema(), (session, id, _) => session.Send(Messages.Result(id, new JsonObject
        {
            ["id"] = session.User == HomeUser.Owner ? session.Home.Clock.OwnerId : session.Home.Clock.ViewerId,
            ["name"] = session.User == HomeUser.Owner ? "Farm Owner" : "Farm Viewer",
            ["is_owner"] = session.User == HomeUser.Owner,
            ["is_admin"] = session.User == HomeUser.Owner,
            ["credentials"] = new JsonArray(new JsonObject { ["auth_provider_type"] = "homeassistant", ["auth_provider_id"] = null }),
            ["mfa_modules"] = new JsonArray(new JsonObject { ["id"] = "totp", ["name"] = "Authenticator app", ["enabled"] = false }),
        }))),
    ];
}
