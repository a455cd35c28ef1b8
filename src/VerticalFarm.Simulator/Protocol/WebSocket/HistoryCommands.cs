using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>What entities said before, in the short form of states.</summary>
internal static class HistoryCommands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new("history/history_during_period", new CommandSchema(
            new CommandField("start_time", FieldKind.String, Required: true),
            new CommandField("end_time", FieldKind.String),
            new CommandField("entity_ids", FieldKind.EntityIds, Required: true),
            new CommandField("include_start_time_state", FieldKind.Boolean),
            new CommandField("significant_changes_only", FieldKind.Boolean),
            new CommandField("minimal_response", FieldKind.Boolean),
            new CommandField("no_attributes", FieldKind.Boolean)), DuringPeriod),
    ];

    private static void DuringPeriod(ClientSession session, long id, JsonElement message)
    {
        if (Time(message, "start_time") is not { } from)
        {
            session.Send(Messages.Error(id, "invalid_start_time", "Invalid start_time"));
            return;
        }

        var to = session.Home.Clock.Now;
        if (message.TryGetProperty("end_time", out _))
        {
            if (Time(message, "end_time") is not { } end)
            {
                session.Send(Messages.Error(id, "invalid_end_time", "Invalid end_time"));
                return;
            }

            to = end;
        }

        var result = new JsonObject();
        foreach (var entity in EntityIds.In(HomeAssistantJson.Node(message.GetProperty("entity_ids"))))
        {
            if (session.Home.History.Of(entity, from, to) is { Count: > 0 } states)
            {
                result[entity] = new JsonArray([.. states.Select((state, index) => Short(state, IsSet(message, "no_attributes") || (index > 0 && IsSet(message, "minimal_response"))))]);
            }
        }

        session.Send(Messages.Result(id, result));
    }

    private static JsonObject Short(EntityState state, bool isBare)
    {
        var json = new JsonObject { ["s"] = state.State };
        if (!isBare)
        {
            json["a"] = HomeAssistantJson.Of(state.Attributes);
        }

        json["lu"] = HomeAssistantJson.Seconds(state.LastUpdated);
        return json;
    }

    private static bool IsSet(JsonElement message, string name) => message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static DateTimeOffset? Time(JsonElement message, string name) =>
        DateTimeOffset.TryParse(message.GetProperty(name).GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
