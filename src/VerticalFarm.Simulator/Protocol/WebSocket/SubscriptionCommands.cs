using System.Text.Json;
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

    private static void SubscribeEvents(ClientSession session, long id, JsonElement message)
    {
        var wanted = message.TryGetProperty("event_type", out var type) ? type.GetString() : null;
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
            ? EntityIds.In(Core.HomeAssistantJson.Node(ids)).ToHashSet(StringComparer.Ordinal)
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
