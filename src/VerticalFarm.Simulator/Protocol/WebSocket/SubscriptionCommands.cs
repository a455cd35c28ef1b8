using System.Text.Json;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>Commands that begin and end a flow of events.</summary>
internal static class SubscriptionCommands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new("subscribe_events", new CommandSchema(new CommandField("event_type", FieldKind.String)), SubscribeEvents),
        new("unsubscribe_events", new CommandSchema(new CommandField("subscription", FieldKind.Integer, Required: true)), Unsubscribe),
        new("subscribe_entities", new CommandSchema(new CommandField("entity_ids", FieldKind.EntityIds)), SubscribeEntities),
    ];

    /// <summary>What also users may subscribe to who are no administrators (<c>websocket_api/const.py</c> and <c>auth/permissions/events.py</c>).</summary>
    private static readonly HashSet<string> Everybodys =
    [
        "area_registry_updated", "component_loaded", "core_config_updated", "device_registry_updated", "entity_registry_updated", "lovelace_updated", "panels_updated",
        "persistent_notifications_updated", "recorder_5min_statistics_generated", "recorder_hourly_statistics_generated", "service_registered", "service_removed",
        "shopping_list_updated", "state_changed", "themes_updated",
    ];

    private static void SubscribeEvents(ClientSession session, long id, JsonElement message)
    {
        var wanted = message.TryGetProperty("event_type", out var type) ? type.GetString() : null;
        if (session.User != HomeUser.Owner && (wanted is null || !Everybodys.Contains(wanted)))
        {
            session.Send(Messages.Error(id, ErrorCodes.Unauthorized, "Unauthorized"));
            return;
        }

        lock (session.Home.Bus.Gate)
        {
            session.Send(Messages.Result(id, null));
            session.Subscribe(id, happened => wanted is null or "*" || wanted == happened.Type ? Messages.Event(id, happened.Json) : null);
        }
    }

    private static void Unsubscribe(ClientSession session, long id, JsonElement message) =>
        session.Send(session.Unsubscribe(message.GetProperty("subscription").GetInt64())
            ? Messages.Result(id, null)
            : Messages.Error(id, ErrorCodes.NotFound, "Subscription not found."));

    private static void SubscribeEntities(ClientSession session, long id, JsonElement message)
    {
        var wanted = message.TryGetProperty("entity_ids", out var ids)
            ? EntityIds.In(HomeAssistantJson.Node(ids)).ToHashSet(StringComparer.Ordinal)
            : null;
        lock (session.Home.Bus.Gate)
        {
            session.Send(Messages.Result(id, null));
            session.Send(Messages.Event(id, CompressedStates.Added(
                session.Home.States.All().Where(state => wanted is null || wanted.Contains(state.EntityId)))));
            session.Subscribe(id, happened => happened.Change is { } change && (wanted is null || wanted.Contains(change.EntityId))
                ? Messages.Event(id, CompressedStates.Of(change))
                : null);
        }
    }
}
