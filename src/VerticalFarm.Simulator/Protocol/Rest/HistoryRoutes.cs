using System.Globalization;
using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Core;
using VerticalFarm.Simulator.Entities;
using VerticalFarm.Simulator.Services;

namespace VerticalFarm.Simulator.Protocol.Rest;

/// <summary><c>/api/history/period</c>: what entities said in a stretch of time.</summary>
internal sealed class HistoryRoutes(SimulatedHome home)
{
    public Task PeriodAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var now = home.Clock.Now;
        if (!TryTime(context.Request.RouteValues["from"] as string, now - TimeSpan.FromDays(1), out var from))
        {
            return Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Invalid datetime");
        }

        if (!TryTime(query["end_time"], from + TimeSpan.FromDays(1), out var to))
        {
            return Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "Invalid end_time");
        }

        if (query["filter_entity_id"].ToString() is not { Length: > 0 } filter)
        {
            return Answers.MessageAsync(context, StatusCodes.Status400BadRequest, "filter_entity_id is missing");
        }

        var isShort = query.ContainsKey("minimal_response");
        var isBare = query.ContainsKey("no_attributes");
        var entities = filter.Split(',').Select(EntityIds.Normalise).Select(id => home.History.Of(id, from, to)).Where(states => states.Count > 0);
        return Answers.JsonAsync(context, new JsonArray([.. entities.Select(states => Entity(states, isShort, isBare))]));
    }

    private static JsonArray Entity(IReadOnlyList<EntityState> states, bool isShort, bool isBare) => new(
        [.. states.Select((state, index) => isShort && index > 0 ? Short(state) : Whole(state, isBare))]);

    private static JsonObject Whole(EntityState state, bool isBare) => new()
    {
        ["entity_id"] = state.EntityId,
        ["state"] = state.State,
        ["attributes"] = isBare ? [] : HomeAssistantJson.Of(state.Attributes),
        ["last_changed"] = HomeAssistantJson.Text(state.LastChanged),
        ["last_updated"] = HomeAssistantJson.Text(state.LastUpdated),
    };

    private static JsonObject Short(EntityState state) => new() { ["state"] = state.State, ["last_changed"] = HomeAssistantJson.Text(state.LastUpdated) };

    private static bool TryTime(string? text, DateTimeOffset otherwise, out DateTimeOffset time)
    {
        time = otherwise;
        return string.IsNullOrEmpty(text) || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}
