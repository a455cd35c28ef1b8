using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Actuators;

namespace VerticalFarm.Simulator.Services;

/// <summary>The services that the simulator offers.</summary>
internal static class ServiceCatalog
{
    public const string HomeAssistantDomain = "homeassistant";

    public const string Restart = "restart";

    private static readonly ServiceField Percentage = new("percentage", "Percentage", "Speed of the fan.", 0, 100) { Whole = true, Unit = "%" };

    private static readonly ServiceField Position = new("position", "Position", "Target position.", 0, 100) { Whole = true, Required = true, Unit = "%" };

    private static readonly ServiceField HvacMode = new("hvac_mode", "HVAC mode", "HVAC operation mode.", 0, 0) { Choices = ClimateActuator.AllModes };

    private static readonly ServiceField Message = new("message", "Message", "Message body of the notification.", 0, 0) { IsText = true, Required = true };

    private static readonly ServiceField Title = new("title", "Title", "Title of the notification.", 0, 0) { IsText = true };

    private static readonly IReadOnlyList<ServiceDefinition> Definitions =
    [
        new(HomeAssistantDomain, "turn_on", "Generic turn on", "Generic service to turn devices on under any domain."),
        new(HomeAssistantDomain, "turn_off", "Generic turn off", "Generic service to turn devices off under any domain."),
        new(HomeAssistantDomain, "toggle", "Generic toggle", "Generic service to toggle devices on/off under any domain."),
        new(HomeAssistantDomain, "update_entity", "Update entity", "Forces one or more entities to update its data."),
        new(HomeAssistantDomain, Restart, "Restart", "Restarts Home Assistant.") { NeedsTarget = false },
        new("light", "turn_on", "Turn on", "Turn on one or more lights and adjust properties of the light, even when they are turned on already.",
            new("brightness", "Brightness value", "Number indicating brightness, where 0 turns the light off, 1 is the minimum brightness, and 255 is the maximum brightness.", 0, 255) { Whole = true, Clamped = true },
            new("brightness_pct", "Brightness", "Number indicating the percentage of full brightness, where 0 turns the light off, 1 is the minimum brightness, and 100 is the maximum brightness.", 0, 100) { Whole = true, Clamped = true, Unit = "%" },
            new("transition", "Transition", "Duration it takes to get to next state.", 0, 6_553) { Unit = "seconds" }),
        new("light", "turn_off", "Turn off", "Turn off one or more lights.",
            new ServiceField("transition", "Transition", "Duration it takes to get to next state.", 0, 6_553) { Unit = "seconds" }),
        new("light", "toggle", "Toggle", "Toggles one or more lights, from on to off, or, off to on, based on their current state."),
        new("fan", "turn_on", "Turn on", "Turns fan on.", Percentage),
        new("fan", "turn_off", "Turn off", "Turns fan off."),
        new("fan", "toggle", "Toggle", "Toggles the fan on/off."),
        new("fan", "set_percentage", "Set speed", "Sets the fan speed.", Percentage with { Required = true }),
        new("switch", "turn_on", "Turn on", "Turns a switch on."),
        new("switch", "turn_off", "Turn off", "Turns a switch off."),
        new("switch", "toggle", "Toggle", "Toggles a switch on/off."),
        new("humidifier", "turn_on", "Turn on", "Turns the humidifier on."),
        new("humidifier", "turn_off", "Turn off", "Turns the humidifier off."),
        new("humidifier", "toggle", "Toggle", "Toggles the humidifier on/off."),
        new("humidifier", "set_humidity", "Set humidity", "Sets the target humidity.",
            new ServiceField("humidity", "Humidity", "Target humidity.", 0, 100) { Whole = true, Required = true, Unit = "%" }),
        new("number", "set_value", "Set", "Sets the value of a number.",
            new ServiceField("value", "Value", "The target value to set.", double.MinValue, double.MaxValue) { Required = true, Ranged = false }),
        new("climate", "turn_on", "Turn on", "Turns climate device on."),
        new("climate", "turn_off", "Turn off", "Turns climate device off."),
        new("climate", "set_hvac_mode", "Set HVAC mode", "Sets HVAC operation mode.", HvacMode with { Required = true }),
        new("climate", "set_temperature", "Set target temperature", "Sets target temperature.",
            new ServiceField("temperature", "Temperature", "Target temperature.", -1_000, 1_000), HvacMode),
        new("cover", "open_cover", "Open", "Opens a cover."),
        new("cover", "close_cover", "Close", "Closes a cover."),
        new("cover", "set_cover_position", "Set position", "Moves a cover to a specific position.", Position),
        new("cover", "stop_cover", "Stop", "Stops the cover movement."),
        new("cover", "toggle", "Toggle", "Toggles a cover open/closed."),
        new("valve", "open_valve", "Open", "Opens a valve."),
        new("valve", "close_valve", "Close", "Closes a valve."),
        new("valve", "set_valve_position", "Set position", "Moves a valve to a specific position.", Position),
        new("valve", "stop_valve", "Stop", "Stops the valve movement."),
        new("valve", "toggle", "Toggle", "Toggles a valve open/closed."),
        new("notify", "persistent_notification", "Send a persistent notification",
            "Sends a notification that is visible in the **Notifications** panel.", Message, Title) { NeedsTarget = false },
        new("notify", "notify", "Send a notification with notify", "Sends a notification message using the notify service.", Message, Title) { NeedsTarget = false },
    ];

    /// <summary>Whether a service takes an administrator.</summary>
    public static bool IsAdminOnly(string domain, string service) => domain == HomeAssistantDomain && (service is Restart or "stop");

    public static ServiceDefinition? Find(string domain, string service) =>
        Definitions.FirstOrDefault(definition => definition.Domain == domain && definition.Service == service);

    /// <summary>Services by domain and name, as <c>get_services</c> answers.</summary>
    public static JsonObject ByDomain()
    {
        var domains = new JsonObject();
        foreach (var domain in Definitions.GroupBy(definition => definition.Domain))
        {
            domains[domain.Key] = new JsonObject(domain.Select(definition => KeyValuePair.Create(definition.Service, (JsonNode?)definition.Describe())));
        }

        return domains;
    }
}
