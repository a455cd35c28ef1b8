using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Core;

/// <summary>An event on the bus.</summary>
/// <param name="Type">Event type, such as <c>state_changed</c>.</param>
/// <param name="Json">The event as JSON text, written once for all listeners.</param>
/// <param name="Change">The change, if the event is a <c>state_changed</c>.</param>
internal sealed record HomeAssistantEvent(string Type, string Json, StateChange? Change)
{
    public static HomeAssistantEvent Of(string type, JsonObject data, StateContext context, DateTimeOffset at, StateChange? change = null)
    {
        var json = new JsonObject
        {
            ["event_type"] = type,
            ["data"] = data,
            ["origin"] = "LOCAL",
            ["time_fired"] = HomeAssistantJson.Text(at),
            ["context"] = HomeAssistantJson.Of(context),
        };
        return new HomeAssistantEvent(type, json.ToJsonString(HomeAssistantJson.Options), change);
    }
}

/// <summary>A state that came (no old one), changed, or went (no new one).</summary>
internal sealed record StateChange(string EntityId, EntityState? Old, EntityState? New);
